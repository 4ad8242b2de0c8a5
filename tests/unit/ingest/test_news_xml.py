"""Feeds and NewsML-G2: each article with its fields, nothing fetched, no entity expanded."""

import pytest

from annotator.domain.draft import Role
from annotator.errors import UnreadableInput
from annotator.ingest.reading import read_bytes

FIRST = "The council of Port Kellin said on Friday that it would publish the toll figures soon."
SECOND = "“There is no word from Ondria,” said Jon Vale, who heads the union of the harbour."
MARKUP = (
    f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;script&gt;evil()&lt;/script&gt;"
    f'&lt;img src="http://evil.example/p.gif"/&gt;&lt;p&gt;{SECOND}&lt;/p&gt;'
)
ITEM = (
    "<item><title>Union &amp;amp; council</title><link>https://courier.kellin.example/a</link>"
    "<dc:creator>Ana Reet</dc:creator><pubDate>Fri, 27 Nov 2026 09:00:00 +0100</pubDate>"
    f"<description>Short.</description><content:encoded>{MARKUP}</content:encoded></item>"
)
SHORT = f"<item><title>Ferry is late</title><description>{FIRST}</description></item>"
NAMES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)


def rss(*items, prolog=""):
    head = "<channel><title>Kellin Courier</title><language>en-gb</language>"
    return f'{prolog}<rss version="2.0" {NAMES}>{head}{"".join(items)}</channel></rss>'


@pytest.fixture
def read(cage):
    """Return a function from XML to what it holds."""

    def one(markup, name="news.xml"):
        return read_bytes(markup.encode(), name, cage=cage)

    return one


def test_each_article_of_a_feed_comes_in_with_its_fields(read):
    first, second = read(rss(ITEM, SHORT), "feed.rss").drafts

    assert first.text == f"{FIRST}\n\n{SECOND}"
    assert (first.byline.title, first.byline.outlet) == ("Union & council", "Kellin Courier")
    assert (first.byline.author, first.byline.date_published) == ("Ana Reet", "2026-11-27")
    assert (first.byline.url, first.byline.language) == (
        "https://courier.kellin.example/a",
        "en-gb",
    )
    assert second.byline.title == "Ferry is late"


def test_an_article_of_which_the_feed_has_a_summary_only_says_so(read):
    (_, second) = read(rss(ITEM, SHORT)).drafts

    assert any("summary" in note for note in second.notes)


def test_an_article_without_a_text_stops_no_other(read):
    contents = read(rss(ITEM, "<item><title>Nothing more</title></item>"))

    assert len(contents.drafts) == 1
    assert [one.title for one in contents.failed] == ["Nothing more"]


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Kellin Courier</title><entry>'
    '<title>Union waits</title><link rel="self" href="x"/><link href="https://kellin.example/b"/>'
    "<published>2026-11-27T09:00:00Z</published><author><name>Ana Reet</name></author>"
    "<content type='{}'>{}</content></entry></feed>"
)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("html", MARKUP),
        ("xhtml", f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div>'),
    ],
)
def test_an_atom_feed_is_read_however_its_text_is_written(read, kind, content):
    draft = read(ATOM.format(kind, content)).only

    assert draft.text == f"{FIRST}\n\n{SECOND}"
    assert (draft.byline.url, draft.byline.author) == ("https://kellin.example/b", "Ana Reet")
    assert draft.byline.date_published == "2026-11-27"


def test_plain_text_in_an_atom_feed_is_no_markup(read):
    assert read(ATOM.format("text", "Tolls &lt;b&gt; rise.")).only.text == "Tolls <b> rise."


NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:kvp.example:20261127:1" xml:lang="en-GB"><rightsInfo><copyrightNotice>
© KVP 2026</copyrightNotice></rightsInfo><itemMeta><provider literal="KVP"/>
<versionCreated>2026-11-27T10:00:00Z</versionCreated></itemMeta><contentMeta>
<contentCreated>2026-11-27T09:00:00+01:00</contentCreated><by>Ana Reet</by>
<headline>Union waits for figures</headline></contentMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""


def test_a_message_of_a_news_agency_is_read(read):
    draft = read(NEWSML).only

    assert draft.text == f"{FIRST}\n\n{SECOND}"
    assert (draft.byline.title, draft.byline.outlet) == ("Union waits for figures", "KVP")
    assert (draft.byline.author, draft.byline.copyright) == ("Ana Reet", "© KVP 2026")
    assert draft.byline.date_published == "2026-11-27"
    assert [line.role for line in draft.lines] == [Role.HEADLINE, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY x "evil">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss SYSTEM "http://evil.example/rss.dtd">',
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]>',
    ],
)
def test_a_document_type_definition_is_refused(cage, prolog):
    data = rss(ITEM.replace("Short.", "&x;"), prolog=prolog).encode()
    with pytest.raises(UnreadableInput):
        read_bytes(data, "feed.rss", "xml", cage)


def test_what_another_file_is_to_be_included_from_is_not_opened(read):
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text"'
        ' href="file:///etc/hostname"/>'
    )
    draft = read(NEWSML.replace(f"<p>{SECOND}</p>", f"<p>{SECOND}{include}</p>")).only

    assert draft.text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "markup", ["<rss><channel/></rss>", "<rss>", "<rss>" + "<a>" * 50_000, "<newsItem/>"]
)
def test_a_file_without_news_or_cut_off_is_refused(read, markup):
    with pytest.raises(UnreadableInput, match=r"news\.xml"):
        read(markup).only.require_body()


def test_xml_of_another_kind_is_said_to_be_that(read):
    with pytest.raises(UnreadableInput, match="is no file of news in XML"):
        read("<?xml version='1.0'?><invoice/>")
