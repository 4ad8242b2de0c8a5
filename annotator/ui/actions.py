"""The table of everything a user can do in the window, with its words and its keys."""

from annotator.ui.command import Command, Menu, Needs, meet
from annotator.ui.statement_commands import STATEMENT

__all__ = ["COMMANDS", "Command", "Menu", "Needs", "meet"]

_SHARED = "Sha&red folder"

_FILE = (
    Command("file.new", "&New project…", Menu.FILE, ("Ctrl+N",), Needs.NOTHING),
    Command("file.open", "&Open project…", Menu.FILE, ("Ctrl+O",), Needs.NOTHING),
    Command("file.sample", "Open the &sample project", Menu.FILE, (), Needs.NOTHING),
    Command(
        "file.paste",
        "&Paste an article…",
        Menu.FILE,
        ("Ctrl+V",),
        Needs.NOTHING,
        edits=True,
        begins_group=True,
    ),
    Command("file.import", "&Import files…", Menu.FILE, ("Ctrl+I",), Needs.NOTHING, edits=True),
    Command("file.import_folder", "Import a &folder…", Menu.FILE, (), Needs.NOTHING, edits=True),
    Command("file.brief", "Write &briefing…", Menu.FILE, ("F9",), Needs.PROJECT, begins_group=True),
    Command("file.check", "&Check the project", Menu.FILE, (), Needs.PROJECT),
    Command("file.history", "Project &history…", Menu.FILE, ("Ctrl+H",), Needs.PROJECT),
    Command("file.backup", "Back up &now", Menu.FILE, (), Needs.PROJECT, begins_group=True),
    Command("file.restore", "Back&ups…", Menu.FILE, (), Needs.PROJECT),
    Command("file.copy", "&Work on a copy…", Menu.FILE, (), Needs.PROJECT),
    Command("file.borrow", "Work on a &local copy…", Menu.FILE, (), Needs.PROJECT, submenu=_SHARED),
    Command(
        "file.publish", "&Publish the local copy…", Menu.FILE, (), Needs.PROJECT, submenu=_SHARED
    ),
    Command(
        "file.give_back", "&Give the local copy back", Menu.FILE, (), Needs.PROJECT, submenu=_SHARED
    ),
    Command("file.merge", "&Merge another copy…", Menu.FILE, (), Needs.PROJECT, edits=True),
    Command("file.coder", "Coder…", Menu.FILE, (), Needs.NOTHING),
    Command("file.close", "Close project", Menu.FILE, ("Ctrl+W",), Needs.PROJECT),
    Command("file.quit", "&Quit", Menu.FILE, ("Ctrl+Q",), Needs.NOTHING, begins_group=True),
)

_EDIT = (
    Command("edit.undo", "&Undo", Menu.EDIT, ("Ctrl+Z",), Needs.PROJECT, edits=True),
    Command("edit.redo", "&Redo", Menu.EDIT, ("Ctrl+Shift+Z", "Ctrl+Y"), Needs.PROJECT, edits=True),
    Command("edit.copy", "&Copy", Menu.EDIT, ("Ctrl+C",), begins_group=True),
    Command(
        "edit.find",
        "&Find in all articles…",
        Menu.EDIT,
        ("Ctrl+F",),
        Needs.PROJECT,
        begins_group=True,
    ),
    Command("edit.find_next", "Find &next", Menu.EDIT, ("F3",), Needs.PROJECT),
    Command("edit.find_previous", "Find &previous", Menu.EDIT, ("Shift+F3",), Needs.PROJECT),
)

_ARTICLE = (
    Command("article.previous", "&Previous article", Menu.ARTICLE, ("Ctrl+PgUp",)),
    Command("article.next", "&Next article", Menu.ARTICLE, ("Ctrl+PgDown",)),
    Command("article.filter", "&Filter the articles…", Menu.ARTICLE, ("Ctrl+L",), Needs.PROJECT),
    Command(
        "article.next_carrier",
        "Next article with the same s&tory",
        Menu.ARTICLE,
        ("Ctrl+Shift+PgDown",),
    ),
    Command(
        "article.find_families",
        "Find articles with one st&ory",
        Menu.ARTICLE,
        (),
        Needs.PROJECT,
        edits=True,
    ),
    Command(
        "article.submit",
        "&Submit and go on",
        Menu.ARTICLE,
        ("Ctrl+Return", "Ctrl+Enter"),
        edits=True,
        begins_group=True,
    ),
    Command(
        "article.nothing",
        "Nothing to &code, go on",
        Menu.ARTICLE,
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        edits=True,
    ),
    Command(
        "article.correct",
        "Paste a newer &text…",
        Menu.ARTICLE,
        ("Ctrl+Shift+V",),
        edits=True,
        begins_group=True,
    ),
    Command("article.correct_file", "Newer text from a f&ile…", Menu.ARTICLE, (), edits=True),
    Command(
        "article.waiting", "P&lace waiting statements…", Menu.ARTICLE, ("Ctrl+Shift+P",), edits=True
    ),
)

_SELECT = (
    Command("select.next_sentence", "&Next sentence", Menu.SELECT, ("J", "Space")),
    Command("select.previous_sentence", "&Previous sentence", Menu.SELECT, ("K", "Shift+Space")),
    Command("select.extend_forwards", "Extend by a sentence", Menu.SELECT, ("Shift+J", "Alt+Down")),
    Command(
        "select.extend_backwards", "Extend back by a sentence", Menu.SELECT, ("Shift+K", "Alt+Up")
    ),
    Command(
        "select.quotation",
        "Next &quotation, again for a second part",
        Menu.SELECT,
        ("'", '"', "F2"),
        begins_group=True,
    ),
    Command("select.to_end", "From caret to sentence &end", Menu.SELECT, ("E", "Alt+End")),
    Command(
        "select.to_clause_end",
        "From caret to &clause end, again for the next",
        Menu.SELECT,
        ("Shift+E", "Alt+Shift+End"),
    ),
    Command(
        "select.from_start", "From sentence &beginning to caret", Menu.SELECT, ("B", "Alt+Home")
    ),
    Command(
        "select.end_left", "Move end left by a word", Menu.SELECT, ("Alt+Left",), begins_group=True
    ),
    Command("select.end_right", "Move end right by a word", Menu.SELECT, ("Alt+Right",)),
    Command("select.start_left", "Move start left by a word", Menu.SELECT, ("Alt+Shift+Left",)),
    Command("select.start_right", "Move start right by a word", Menu.SELECT, ("Alt+Shift+Right",)),
    Command("gap.next", "Next &gap", Menu.SELECT, ("G", "F5"), begins_group=True),
    Command("gap.previous", "Previous gap", Menu.SELECT, ("Shift+G", "Shift+F5")),
    Command("gap.dismiss", "Dismiss gap", Menu.SELECT, ("Shift+X", "Ctrl+Del"), edits=True),
)

_THEME = "&Theme"
_TINT = "&Colour of statements"

_THEMES = (
    Command(
        "view.theme",
        "&Next theme",
        Menu.VIEW,
        ("Ctrl+Shift+L",),
        Needs.NOTHING,
        begins_group=True,
        submenu=_THEME,
    ),
    *(
        Command(name, text, Menu.VIEW, (), Needs.NOTHING, submenu=_THEME, is_switch=True)
        for name, text in (
            ("theme.light", "&Light theme"),
            ("theme.dark", "&Dark theme"),
            ("theme.high-contrast", "&High-contrast theme"),
        )
    ),
)

_LINES = (
    *(
        Command(name, text, Menu.VIEW, (), Needs.NOTHING, submenu="Line len&gth", is_switch=True)
        for name, text in (
            ("lines.narrow", "&Narrow lines"),
            ("lines.medium", "&Medium lines"),
            ("lines.wide", "&Wide lines"),
        )
    ),
    *(
        Command(name, text, Menu.VIEW, (), Needs.NOTHING, submenu="T&ypeface", is_switch=True)
        for name, text in (("face.sans", "&Without serifs"), ("face.serif", "With &serifs"))
    ),
)


def _of_actor(name: str, text: str, *keys: str, begins_group: bool = False) -> Command:
    return Command(
        f"actors.{name}",
        text,
        Menu.ACTORS,
        keys,
        Needs.ACTOR,
        edits=True,
        begins_group=begins_group,
    )


# On the page of the registry no article is shown, so its keys may be those of statements.
_ACTORS = (
    Command("actors.registry", "&Registry of actors", Menu.ACTORS, ("Ctrl+R",), Needs.PROJECT),
    Command("actors.near", "Near-&equal names", Menu.ACTORS, ("Ctrl+Shift+R",), Needs.PROJECT),
    Command(
        "actors.new",
        "&New actor…",
        Menu.ACTORS,
        ("N", "Ins"),
        Needs.REGISTRY,
        edits=True,
        begins_group=True,
    ),
    _of_actor("rename", "Re&name…", "F2"),
    _of_actor("type", "Next &type", "T", "Alt+1"),
    _of_actor("alias", "Add a n&ame…", "A", "Alt+2"),
    _of_actor("role", "Add a r&ole…", "O", "Alt+3"),
    _of_actor("details", "&Details…", "E", "Alt+4"),
    _of_actor("merge", "&Merge…", "M", "Alt+5", begins_group=True),
    _of_actor("differ", "It is not the &same", "D", "Alt+6"),
    _of_actor("split", "Mo&ve the marked statements…", "S", "Alt+7"),
    _of_actor("delete", "De&lete", "X", "Del"),
    Command(
        "actors.import",
        "&Import a table…",
        Menu.ACTORS,
        (),
        Needs.PROJECT,
        edits=True,
        begins_group=True,
    ),
    Command("actors.export", "E&xport a table…", Menu.ACTORS, (), Needs.PROJECT),
)

_VIEW = (
    Command("view.larger", "&Larger text", Menu.VIEW, ("Ctrl++", "Ctrl+="), Needs.NOTHING),
    Command("view.smaller", "&Smaller text", Menu.VIEW, ("Ctrl+-",), Needs.NOTHING),
    Command("view.normal", "&Normal text size", Menu.VIEW, ("Ctrl+0",), Needs.NOTHING),
    *_LINES,
    *_THEMES,
    Command(
        "view.focus",
        "&Focus mode",
        Menu.VIEW,
        ("Ctrl+Shift+F",),
        Needs.ARTICLE,
        is_switch=True,
        begins_group=True,
    ),
    Command(
        "view.right_to_left", "&Right-to-left window", Menu.VIEW, (), Needs.NOTHING, is_switch=True
    ),
    *(
        Command(name, text, Menu.VIEW, (), Needs.NOTHING, submenu=_TINT, is_switch=True)
        for name, text in (
            ("tint.full", "Statements in &full colour"),
            ("tint.soft", "Statements in &soft colour"),
            ("tint.none", "Statements by &underlines only"),
        )
    ),
    Command(
        "view.map", "Statements in the scroll &bar", Menu.VIEW, (), Needs.NOTHING, is_switch=True
    ),
    Command("view.next_pane", "Next &pane", Menu.VIEW, ("F6",), Needs.PROJECT, begins_group=True),
    Command("view.previous_pane", "Previous pane", Menu.VIEW, ("Shift+F6",), Needs.PROJECT),
    Command("view.text", "Go to the &text", Menu.VIEW, ("Esc",), Needs.ARTICLE),
    Command("view.articles", "Go to the &articles", Menu.VIEW, ("Ctrl+F7",), Needs.PROJECT),
    Command("view.list", "Go to the &statements", Menu.VIEW, ("F7",), Needs.PROJECT),
    Command("view.filter", "&Filter the statements…", Menu.VIEW, ("Shift+F7",), Needs.ARTICLE),
    Command("view.unfilter", "Show &all statements", Menu.VIEW, ("Alt+F7",), Needs.ARTICLE),
)

_HELP = (
    Command("help.guideline", "&Guideline", Menu.HELP, ("F1",), Needs.NOTHING),
    Command("help.tour", "&Tour of the first steps", Menu.HELP, (), Needs.NOTHING),
    Command("help.quiz", "&Quiz on borderline cases…", Menu.HELP, (), Needs.NOTHING),
    Command("help.palette", "&Find a command…", Menu.HELP, ("Ctrl+K",), Needs.NOTHING),
    Command("help.keys", "&Keys", Menu.HELP, ("?", "Shift+F1"), Needs.NOTHING),
    Command("help.about", "&About", Menu.HELP, (), Needs.NOTHING),
)

COMMANDS: tuple[Command, ...] = (
    *_FILE,
    *_EDIT,
    *_ARTICLE,
    *_SELECT,
    *STATEMENT,
    *_ACTORS,
    *_VIEW,
    *_HELP,
)
