"""Mails and web archives: the text, what the head says, who passed it on, what is left out."""

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from annotator.domain.draft import Role
from annotator.errors import UnreadableInput
from annotator.ingest.reading import read_bytes
from annotator.ingest.refusals import LIMIT

FIRST = "The union has urged the council to publish the figures, which it calls a secret."
SECOND = "“There is no word from Ondria,” said Jon Vale, who heads the union of the harbour."
TEXT = f"{FIRST}\n\n{SECOND}\n"


def mail(text=TEXT, markup="", **head):
    message = EmailMessage()
    message["From"] = head.get("sender", "Harbour Union <union@kellin.example>")
    message["To"] = "desk@courier.example"
    message["Subject"] = head.get("subject", "Union waits for figures")
    message["Date"] = head.get("date", "Fri, 27 Nov 2026 23:30:00 +0100")
    message.set_content(text)
    if markup:
        message.add_alternative(markup, subtype="html")
    return message


@pytest.fixture
def read(cage):
    """Return a function from a mail to its draft."""

    def one(message, name="union.eml"):
        data = message if isinstance(message, bytes) else bytes(message)
        return read_bytes(data, name, cage=cage).only

    return one


def dropped(draft):
    return [line.text for line in draft.lines if line.role is Role.DROP]


def test_a_mail_becomes_an_article_with_headline_outlet_and_day_of_its_head(read):
    draft = read(mail())

    assert draft.text == TEXT.strip()
    assert (draft.byline.title, draft.byline.outlet) == ("Union waits for figures", "Harbour Union")
    assert draft.byline.date_published == "2026-11-27"
    assert draft.original.media_type == "message/rfc822"


def test_the_page_in_a_mail_is_taken_before_its_plain_text(read):
    markup = f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"

    assert read(mail("See the page.", markup)).text == TEXT.strip()


def test_pictures_of_a_mail_and_what_it_hides_leave_no_trace(read):
    markup = (
        f'<p>{FIRST}<img src="cid:logo"><img src="http://evil.example/p.gif" width=1></p>'
        '<p style="display: none">evil</p><script>evil()</script>'
        f'<p style="mso-hide:all">evil</p><p>{SECOND}</p>'
    )

    assert read(mail("x", markup)).text == TEXT.strip()


def test_lines_that_a_mail_program_broke_are_joined(read):
    broken = (
        "The union has urged the council to publish the figures, which it calls a\n"
        "secret kept from those who pay them. The figures were due in the spring of\n"
        "this year, said Jon Vale, who heads the union of the harbour.\n"
    )

    assert read(mail(broken)).text == " ".join(broken.split())


@pytest.mark.parametrize("subject", ["Fwd: Tolls", "WG: Tolls", "RE: FW: Tolls", "TR : Tolls"])
def test_of_a_forwarded_mail_the_one_within_counts(read, subject):
    text = (
        "For your information.\n\n---------- Forwarded message ---------\n"
        "From: Kellin Press <press@kellin.example>\nDate: Thu, 26 Nov 2026 at 18:00\n"
        f"Subject: Tolls stay secret\nTo: <union@kellin.example>\n\n{TEXT}"
    )
    draft = read(mail(text, subject=subject))

    assert draft.text == TEXT.strip()
    assert (draft.byline.title, draft.byline.outlet) == ("Tolls stay secret", "Kellin Press")
    assert draft.byline.date_published == "2026-11-26"
    assert "For your information." in dropped(draft)
    assert any("forwarded by Harbour Union" in note for note in draft.notes)


def test_a_forward_in_german_is_known(read):
    text = (
        "-----Ursprüngliche Nachricht-----\nVon: Kellin Press\nGesendet: 26. November 2026\n"
        f"An: Desk\nBetreff: Tolls stay secret\n\n{TEXT}"
    )

    assert read(mail(text, subject="WG: x")).byline.title == "Tolls stay secret"


def test_an_answer_is_not_taken_for_a_forward(read):
    text = (
        f"{TEXT}\n-----Original Message-----\nFrom: Desk\nSent: today\nSubject: Tolls\n\nAny news?"
    )
    draft = read(mail(text, subject="Re: Tolls"))

    assert draft.byline.outlet == "Harbour Union"
    assert draft.text.startswith(FIRST)


def test_a_mail_attached_to_a_mail_is_the_one_that_is_read(read):
    outer = mail("See attached.", subject="Fwd: a", sender="Desk <desk@courier.example>")
    outer.add_attachment(mail())
    draft = read(outer)

    assert (draft.text, draft.byline.outlet) == (TEXT.strip(), "Harbour Union")
    assert any("attached" in note for note in draft.notes)


def test_attached_files_are_named_as_left_out(read):
    message = mail()
    for number in range(7):
        message.add_attachment(
            b"%PDF", maintype="application", subtype="pdf", filename=f"{number}.pdf"
        )

    (note,) = read(message).notes
    assert "“0.pdf”" in note
    assert "2 more" in note


def test_a_mail_of_nothing_but_files_is_refused_and_they_are_named(read):
    message = mail("  ")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="figures.pdf")

    with pytest.raises(UnreadableInput, match=r"attached is “figures\.pdf”"):
        read(message)


def test_a_subject_and_a_name_in_other_alphabets_are_read(read):
    draft = read(mail(subject="Союз ждёт", sender="Ана Рит <a@kellin.example>"))

    assert (draft.byline.title, draft.byline.outlet) == ("Союз ждёт", "Ана Рит")


@pytest.mark.parametrize("charset", ["koi8-r", "no-such-charset", "utf-16", "x" * 300])
def test_a_wrong_declared_encoding_is_seen_through(read, charset):
    data = (
        f"From: a@kellin.example\nSubject: Tolls\nMIME-Version: 1.0\nContent-Type: text/plain;"
        f' charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n{TEXT}'
    )

    assert read(data.encode()).text == TEXT.strip()


def test_a_mail_of_a_thousand_parts_is_refused_in_one_sentence(read):
    whole = MIMEMultipart()
    whole["Subject"] = "Tolls"
    for _ in range(1_100):
        whole.attach(MIMEText("a part"))

    with pytest.raises(UnreadableInput, match="1,000 parts"):
        read(whole)


def test_mails_in_mails_without_end_are_refused(read):
    data = b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 3_000

    with pytest.raises(UnreadableInput, match=r"union\.eml"):
        read(data + b"Subject: x\n\ntext")


@pytest.mark.parametrize(
    "head",
    [
        "Date: Fri, 99 Nov 2026 99:99:99 +9999",
        "Date: " + "9" * 5_000,
        "Subject: =?utf-8?b?!!!!?=",
        "Subject: =?nowhere?q?=ff?=",
        "From: " + "<" * 5_000,
        "Content-Type: text/plain; name*0*=utf-8''%; name*1=x",
        "Content-Type: ;;;===",
        "Content-Transfer-Encoding: base64",
    ],
)
def test_a_broken_head_is_no_reason_to_fail(read, head):
    try:
        draft = read(f"MIME-Version: 1.0\n{head}\n\n{TEXT}".encode())
    except UnreadableInput:
        return
    assert draft.lines


def archive(markup, **head):
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Date"] = "Tue, 1 Dec 2026 10:00:00 -0000"
    for name, value in head.items():
        whole[name.replace("_", "-")] = value
    page = MIMEText(markup, "html")
    page["Content-Location"] = "https://courier.kellin.example/tolls"
    whole.attach(page)
    picture = MIMEText("not the article at all, but another frame", "html")
    whole.attach(picture)
    return whole


PAGE = f"<html><body><article><h1>Union waits</h1><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST[::-1]}</p>"


def test_a_web_archive_gives_its_page_address_and_day(read):
    draft = read(archive(PAGE), "tolls.mhtml")

    assert draft.text.startswith(f"{FIRST}\n\n{SECOND}")
    assert "another frame" not in draft.text
    assert draft.byline.url == "https://courier.kellin.example/tolls"
    assert "The page was saved on 2026-12-01." in draft.notes


def test_the_address_a_browser_writes_comes_first(read):
    head = {"Snapshot_Content_Location": "https://courier.kellin.example/final"}

    assert read(archive(PAGE, **head), "t.mht").byline.url == "https://courier.kellin.example/final"


def test_a_web_archive_without_a_page_is_refused(read):
    with pytest.raises(UnreadableInput, match="without a page"):
        read(b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "tolls.mhtml")


def test_a_text_that_begins_like_a_mail_stays_a_text(read):
    draft = read(f"From: the harbour\nSubject: tolls\n\n{TEXT}".encode(), "tolls.txt")

    assert draft.original.media_type == "text/plain"


def test_a_mail_over_the_limit_is_refused(read):
    with pytest.raises(UnreadableInput, match="25 MB"):
        read(bytes(mail()) + b" " * LIMIT)
