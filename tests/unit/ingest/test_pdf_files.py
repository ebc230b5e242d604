"""PDF: pages to one text, and what cannot be read."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from timeline.ingest import read_articles
from timeline.model.article import Article, InputProblem


def pdf(*pages: list[str]) -> bytes:
    """A minimal PDF with a text layer; each page is a list of lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        show = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 40 700 Td {show} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {font} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def read(tmp_path, data: bytes):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    (found,) = read_articles([path])
    return found


def test_lines_and_pages_become_one_text(tmp_path):
    found = read(
        tmp_path,
        pdf(["The army crossed the strait", "on Friday. It met nobody and"], ["went on to the port."], ["It won."]),
    )
    assert isinstance(found, Article)
    assert found.text == "The army crossed the strait\non Friday. It met nobody and\nwent on to the port.\n\nIt won."
    assert found.published is None


def test_pictures_only(tmp_path):
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    found = read(tmp_path, out.getvalue())
    assert isinstance(found, InputProblem)
    assert (found.expected, found.hint) == ("a PDF with a text layer", "run text recognition on it first")


@pytest.mark.parametrize("password", ["secret", ""])
def test_a_password(tmp_path, password):
    writer, out = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(pdf(["The army crossed the strait."]))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    found = read(tmp_path, out.getvalue())
    if password:
        assert isinstance(found, InputProblem)
        assert found.expected == "a PDF that opens without a password"
    else:
        assert found.text == "The army crossed the strait."


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_a_damaged_file_is_a_problem_or_read_as_far_as_it_goes(tmp_path, cut):
    assert isinstance(read(tmp_path, pdf(["The army crossed the strait."])[:cut]), InputProblem)
