"""A file about persons is refused whole, however its numbers and headings are written, wherever they stand."""

from __future__ import annotations

import pytest

from dashboard.datasets.preview import FileRefused
from dashboard.datasets.privacy import NIK, is_personal_heading, plain_digits, refuse_remarks

NUMBER = "3505010101010001"


@pytest.mark.parametrize("text", [
    NUMBER, f"NIK{NUMBER}", f"{NUMBER}a", "3505 0101 0101 0001", "3505-0101-0101-0001", "350501.010101.0001",
    " ".join(NUMBER), "3505\u00a00101\u00a00101\u00a00001", "35050101\u200b01010001",
    "３５０５０１０１０１０１０００１", "٣٥٠٥٠١٠١٠١٠١٠٠٠١", "3,50501E+15", f"warga {NUMBER}, ok",
])
def test_a_person_s_number_in_any_form(text: str) -> None:
    assert NIK.search(plain_digits(text))


@pytest.mark.parametrize("text", [
    "350501010101000", "35050101010100011", "1.250.000.000.000.000", "0.1234567890123456", "2025 2026", "35.05.05.2003",
    "Rp 1.250.000.000,-", "1 2 3 4 5 6 7 8 9 10", "12 m²",
])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not NIK.search(plain_digits(text))


@pytest.mark.parametrize("heading", [
    "NIK", "N.I.K.", "No. NIK", "NIK/No KTP", "NIK KTP", "NOKK", "No. KK", "No.K.K", "NoKTP", "No. HP/WA", "No HP",
    "Nomor Telepon Penerima", "nama_penerima", "Nama KPM", "Alamat Rumah", "RT/RW", "Tgl. Lahir", "No. Rekening Bank",
])
def test_headings_of_persons(heading: str) -> None:
    assert is_personal_heading(heading)


@pytest.mark.parametrize("heading", [
    "No", "No Urut", "Nomor", "Pemadanan NIK", "Jumlah KK", "KK", "Nama Desa", "Nama Program", "Satuan", "Kode",
    "Nomor Kontrak", "Alasan", "Jumlah penerima ber-NIK",
])
def test_headings_of_aggregates(heading: str) -> None:
    assert not is_personal_heading(heading)


@pytest.mark.parametrize(("name", "part"), [
    ("xl/comments1.xml", "<comment><r><t>3505 0101 </t></r><r><t xml:space='preserve'>0101 0001</t></r></comment>"),
    ("xl/comments/comment1.xml", "<comment><text><t>3505 0101 0101 0001</t></text></comment>"),
    ("xl/threadedComments/threadedComment1.xml", "<threadedComment><text>3505-0101-0101-0001</text></threadedComment>"),
    ("xl/drawings/drawing1.xml", "<a:p><a:r><a:t>3505 0101 0101 0001</a:t></a:r></a:p>"),
    ("xl/worksheets/sheet1.xml", f"<headerFooter><oddHeader>&amp;C{NUMBER}</oddHeader></headerFooter>"),
    ("customXml/item1.xml", "<a>3505 0101 0101 0001</a>"),
])
def test_remarks_headers_and_properties_are_read_too(name: str, part: str) -> None:
    with pytest.raises(FileRefused) as refused:
        refuse_remarks(name, part.encode())
    assert "3505" not in str(refused.value)


@pytest.mark.parametrize(("name", "part"), [
    ("xl/drawings/drawing1.xml", "<xdr:col>3</xdr:col><xdr:colOff>19050000</xdr:colOff><xdr:row>1234567</xdr:row>"),
    ("xl/comments1.xml", "<comment><t>12345678</t></comment><comment><t>12345678</t></comment>"),
    ("docProps/core.xml", "<a>2025-01-01T00:00:00Z</a><b>2025-01-01T00:00:00Z</b><c>16.0300</c><d>12345678</d>"),
    ("xl/worksheets/sheet1.xml", "<oddFooter>&amp;LHalaman &amp;P dari &amp;N</oddFooter>"),
])
def test_marks_of_the_format_are_no_numbers_of_persons(name: str, part: str) -> None:
    refuse_remarks(name, part.encode())
