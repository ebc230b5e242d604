"""Word documents, mail and pages saved as one file, made by the writers of these formats."""

import io
from datetime import date
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import docx
import pytest
from unit.ingest.reading_files import PROSE, SECOND, articles, page, problem


def word(path, *parts, title=None):
    document = docx.Document()
    for style, text in parts:
        document.add_paragraph(text, style=style)
    if title:
        document.core_properties.title = title
    document.save(path)
    return path


def test_a_word_document_is_its_paragraphs(tmp_path):
    path = word(tmp_path / "a.docx", ("Title", "Strait crossed"), (None, PROSE), (None, ""), (None, SECOND))
    (found,) = articles(path)
    assert found.text == f"Strait crossed\n\n{PROSE.strip()}\n\n{SECOND.strip()}"
    assert (found.title, found.published, found.author) == ("Strait crossed", None, None)


def test_lines_under_the_title_of_a_word_document_say_when_and_by_whom(tmp_path):
    path = word(
        tmp_path / "a.docx",
        ("Heading 1", "Strait crossed"),
        (None, "By Maria Lopez | 3 May 2031"),
        (None, "Source: The Example"),
        (None, PROSE),
    )
    (found,) = articles(path)
    assert (found.published, found.author, found.source) == (date(2031, 5, 3), "Maria Lopez", "The Example")
    assert found.text == f"Strait crossed\n\n{PROSE.strip()}"


def test_tables_of_a_word_document_stand_where_they_are(tmp_path):
    document = docx.Document()
    document.add_paragraph(PROSE)
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "In a box."
    document.add_paragraph(SECOND)
    document.save(tmp_path / "a.docx")
    (found,) = articles(tmp_path / "a.docx")
    assert found.text.split("\n\n") == [PROSE.strip(), "In a box.", SECOND.strip()]


def test_a_document_is_known_whatever_it_is_called(tmp_path):
    stream = io.BytesIO()
    word(stream, (None, PROSE))
    for name in ("a.zip", "b.txt", "c"):
        (tmp_path / name).write_bytes(stream.getvalue())
        assert PROSE.strip() in articles(tmp_path / name)[0].text


def message(text, subtype="plain", **headers):
    mail = EmailMessage()
    mail["Subject"] = "Strait crossed – ferries stopped"
    mail["From"] = "The Example <news@example.org>"
    mail["Date"] = "Sat, 03 May 2031 23:30:00 -0500"
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(text, subtype=subtype)
    return mail


def test_a_message_with_its_subject_day_and_sender(tmp_path):
    mail = message(PROSE)
    mail.add_alternative(f"<p>{SECOND}</p>", subtype="html")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    (found,) = articles(tmp_path / "a.eml")
    assert (found.title, found.source) == ("Strait crossed – ferries stopped", "The Example")
    assert (found.published, found.published_from) == (date(2031, 5, 3), "the message's Date")
    assert " ".join(found.text.split()).endswith(PROSE.strip())
    assert "Fishermen" not in found.text


def test_a_message_in_html_only(tmp_path):
    (tmp_path / "a.eml").write_bytes(bytes(message(f"<html><body><p>{PROSE}</p><p>{SECOND}</p></body></html>", "html")))
    (found,) = articles(tmp_path / "a.eml")
    assert found.text.split("\n\n")[1:] == [PROSE.strip(), SECOND.strip()]


def saved(url="https://example.org/2031/05/03/strait", charset="utf-8", text=PROSE):
    """A page as Chromium saves it in one file."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = url
    whole["Subject"] = "Strait crossed"
    whole["Date"] = "Fri, 9 May 2031 10:00:00 -0000"
    part = MIMEText(page(text=text), "html", charset)
    part["Content-Location"] = url
    whole.attach(part)
    picture = MIMEImage(b"\x89PNG", "png")
    picture["Content-Location"] = "https://example.org/a.png"
    whole.attach(picture)
    return whole.as_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html", "a"])
def test_a_page_saved_as_one_file(tmp_path, name):
    (tmp_path / name).write_bytes(saved())
    (found,) = articles(tmp_path / name)
    assert (found.url, found.source) == ("https://example.org/2031/05/03/strait", "example.org")
    assert (found.published, found.published_from) == (date(2031, 5, 3), "URL")
    assert PROSE.strip() in found.text


def test_the_encoding_is_that_of_the_part(tmp_path):
    text = PROSE.replace("the island", "Горловка")
    (tmp_path / "a.mhtml").write_bytes(saved(charset="koi8-r", text=text))
    assert "Горловка" in articles(tmp_path / "a.mhtml")[0].text


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.docx", b"PK\x03\x04 damaged", "a readable DOCX file"),
        ("a.docx", b"plain", "a readable DOCX file"),
        ("a.eml", b"no headers at all", "a message that opens with its headers"),
        ("a.eml", b"Subject: x\nContent-Type: image/png\n\nx", "a message with a text"),
        ("a.mhtml", b"Subject: x\n\nplain", "a saved page"),
    ],
)
def test_what_is_none_of_them_is_told(tmp_path, name, content, expected):
    (tmp_path / name).write_bytes(content)
    assert problem(tmp_path / name).expected == expected
