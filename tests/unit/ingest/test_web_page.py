"""Saved pages: the article of the page, word for word, and never a step outside the page."""

import pytest

from annotator.domain.draft import Role
from annotator.errors import UnreadableInput
from annotator.ingest.reading import read_bytes

SAVED = """<!--
 Page saved with SingleFile
 url: https://courier.kellin.example/tolls?a=1&amp;b=2
 saved date: Tue Dec 01 2026 10:00:00 GMT+0000 (Coordinated Universal Time)
-->"""
HEAD = (
    "<meta charset=utf-8><title>Union waits for toll figures | Courier</title>"
    '<meta property="og:site_name" content="Kellin Courier"><meta name="author" content="Ana Reet">'
    '<meta property="article:published_time" content="2026-11-28T08:00:00Z">'
)
FIRST = (
    "The council of Port Kellin said on Friday that it would publish the toll figures soon, after"
    " the Harbour Union\u00a0had asked for them three times."
)
SECOND = (
    "“We are glad that the talks go on,” said Jon Vale, who speaks for the council of the town."
)
THIRD = "The union has urged the council to publish what it calls a secret kept from all who pay."
ARTICLE = f"<h1>Union waits for toll figures</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a><li><a href=/s>Sport</a></ul></nav>"


def page(body=f"{MENU}<main><article>{ARTICLE}</article></main>", head=HEAD, first=""):
    return f"<!DOCTYPE html><html lang=en-GB>{first}<head>{head}</head><body>{body}</body></html>"


@pytest.fixture
def read(cage):
    """Return a function from a page to its draft."""

    def one(markup, name="tolls.html"):
        data = markup if isinstance(markup, bytes) else markup.encode()
        return read_bytes(data, name, cage=cage).only

    return one


def texts(draft, role=Role.BODY):
    return [line.text for line in draft.lines if line.role is role]


def test_the_article_of_a_page_is_taken_word_for_word_and_the_rest_left_out(read):
    draft = read(page())

    assert draft.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert texts(draft, Role.HEADLINE) == ["Union waits for toll figures"]
    assert "3 short pieces" in draft.notes[-1]


def test_what_the_page_says_of_itself_fills_the_fields(read):
    byline = read(page()).byline

    assert (byline.title, byline.outlet) == ("Union waits for toll figures", "Kellin Courier")
    assert (byline.author, byline.date_published) == ("Ana Reet", "2026-11-28")
    assert byline.language == "en-GB"


def test_a_page_of_single_file_tells_its_address_and_when_it_was_saved(read):
    draft = read(page(first=SAVED))

    assert draft.byline.url == "https://courier.kellin.example/tolls?a=1&b=2"
    assert "The page was saved on 2026-12-01." in draft.notes


def test_a_page_saved_by_a_browser_tells_its_address(read):
    first = "<!-- saved from url=(0034)https://courier.kellin.example/a/b -->"

    assert read(page(first=first)).byline.url == "https://courier.kellin.example/a/b"


def test_what_stands_between_and_is_not_of_the_article_is_shown_to_be_dropped(read):
    advert = "<div>Advertisement</div><aside><p>Read on: the ferry to Ondria is late.</p></aside>"
    draft = read(
        page(f"<article>{ARTICLE.replace(f'<p>{THIRD}', f'{advert}<p>{THIRD}')}</article>")
    )

    assert draft.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert "Advertisement" in texts(draft, Role.DROP)


def test_who_wrote_it_and_when_are_lines_of_their_own(read):
    head = "<p class=byline>By Ana Reet</p><p class=date>28 November 2026</p>"
    draft = read(page(f"<article>{ARTICLE.replace('</h1>', f'</h1>{head}')}</article>"))

    assert draft.text.startswith(FIRST)
    assert draft.byline.author == "Ana Reet"


def test_a_page_without_an_article_is_taken_whole_and_said_to_be(read):
    draft = read(f"<html><body>{MENU}</body></html>")

    assert [line.text for line in draft.lines] == ["Home", "World", "Sport"]
    assert "No main text" in draft.notes[0]


HOSTILE = (
    '<script src="http://evil.example/a.js">alert("evil")</script><style>@import'
    ' url("//evil.example/x.css"); p{background:url(file:///etc/hostname)}</style>'
    '<link rel=stylesheet href="http://evil.example/b.css"><base href="file:///etc/">'
    '<meta http-equiv=refresh content="0;url=http://evil.example/">'
    '<img src="http://evil.example/p.gif" srcset="//evil.example/q.gif 2x"><img src="file:///etc/x">'
    '<img src="\\\\evil.example\\share\\a.png"><iframe src="file:///etc/passwd">evil frame</iframe>'
    '<object data="http://evil.example/o">evil object</object><video src="http://evil.example/v">'
    '</video><svg onload="evil()"><image href="http://evil.example/i"/></svg>'
    '<form action="http://evil.example/"><input value="evil"><button>evil</button></form>'
    "<noscript>evil noscript</noscript><template>evil template</template>"
    '<p style="display:none">evil hidden</p><p hidden>evil hidden</p>'
)


def test_scripts_remote_pictures_and_hidden_text_leave_no_trace(read):
    draft = read(page(f"{HOSTILE}<article>{ARTICLE}{HOSTILE}</article>{HOSTILE}"))

    assert draft.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert not any("evil" in line.text for line in draft.lines)


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE html [<!ENTITY x "evil">]>',
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "evil"><!ENTITY x "&a;&a;&a;">]>',
    ],
)
def test_entities_of_a_page_stay_what_they_are(read, prolog):
    marked = ARTICLE.replace("</p>", " &x; ends</p>", 1)
    draft = read(
        f"{prolog}<html><head>{HEAD}</head><body><article>{marked}</article></body></html>"
    )

    assert "&x; ends" in draft.text
    assert "evil" not in draft.text


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "cp1254", "utf-16"])
def test_a_page_is_read_by_the_encoding_it_names(read, encoding):
    markup = page(head=HEAD.replace("charset=utf-8", f"charset={encoding}"))

    assert read(markup.encode(encoding)).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_page_that_names_a_wrong_encoding_is_read_as_what_it_is(read):
    markup = page(head=HEAD.replace("charset=utf-8", "charset=koi8-r"))

    assert read(markup.encode()).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_page_that_names_an_encoding_it_does_not_keep_to_is_guessed_and_said_so(read):
    marked = page(head=HEAD.replace("charset=utf-8", "charset=utf-8")).replace(
        "glad", "ravis à l’été"
    )
    draft = read(marked.encode("cp1252"))

    assert "à l’été" in draft.text
    assert any("guess" in note for note in draft.notes)


@pytest.mark.parametrize("form", ["{}", "<div>" * 5_000 + "{}", "{}" + "<b>" * 50_000])
def test_a_page_nested_beyond_reason_is_read_or_refused(read, form):
    try:
        draft = read(page(form.format(f"<article>{ARTICLE}</article>")))
    except UnreadableInput:
        return
    assert draft.text


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><script>x</script></body></html>"]
)
def test_a_page_without_text_is_refused(read, markup):
    with pytest.raises(UnreadableInput, match="without any text"):
        read(markup)


def test_the_content_counts_before_the_name(read):
    assert read(page(), "tolls.txt").byline.outlet == "Kellin Courier"


def test_pictures_kept_in_the_page_do_not_slow_it(read):
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 500_000
    draft = read(page(f'<article>{ARTICLE}<img src="{picture}"></article>'))

    assert draft.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
