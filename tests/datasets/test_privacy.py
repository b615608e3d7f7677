"""A file about persons is refused whole, however its numbers and headings are written, wherever they stand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from agency_books import workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from known_codes import known_codes

from dashboard.intake.files.csv_file import read_csv
from dashboard.intake.files.person_numbers import holds_person_number, is_person_number
from dashboard.intake.files.personal_headings import is_personal_heading, may_be_personal
from dashboard.intake.files.privacy import refuse_part, refuse_sheets
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.registry import contracts
from dashboard.topics.programs.contracts import COVERAGE

NUMBER = "3505121203850001"
DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.mark.parametrize("text", [
    NUMBER, f"NIK{NUMBER}", f"NIK:{NUMBER}", f"{NUMBER}a", f"warga {NUMBER}, ok", f"a.n. {NUMBER};", f"#{NUMBER}",
    f"'{NUMBER}", f"’{NUMBER}", f'"{NUMBER}"', f'="{NUMBER}"', f"({NUMBER})", f"+{NUMBER}", f"{NUMBER}.0",
    f"{NUMBER},00", f"1 {NUMBER}", f"RT 02 NIK {NUMBER}", f"12/03/1985 {NUMBER}", f"{NUMBER} 12/03/1985",
    f"081234567890 {NUMBER}", "no 3.350512 120385 0001",
    "3.505.121.203.850.001", "3,505,121,203,850,001", "3'505'121'203'850'001", "3 505 121 203 850 001",
    "3505 1212 0385 0001", "3505  1212  0385  0001", "3505.1212.0385.0001", "3505/1212/0385/0001", "350512/120385/0001",
    "3505-1212-0385-0001", "3505 - 1212 - 0385 - 0001", "350512–120385—0001", "3505. 1212. 0385. 0001",
    "350512\n120385\n0001", "350512\r\n1203850001", "350512\t1203850001", "350512_120385_0001", "350512:120385:0001",
    "350512|120385|0001", "3505\\1212\\0385\\0001", "3505*1212*0385*0001", "[3505][1212][0385][0001]",
    "(350512) 120385-0001", "35.05.12.12.03.85.0001", "35 05 12 12 03 85 0001", "35.05.12.120385.0001",
    "350512.1203850001", " ".join(NUMBER), ".".join(NUMBER), "-".join(NUMBER),
    "3505·1212·0385·0001", "3505•1212•0385•0001", "3505\u00a01212\u00a00385\u00a00001",
    "3505\u20091212\u20090385\u20090001", "3505\u200b1212\u200b0385\u200b0001", "35051212\u00ad03850001",
    "３５０５１２１２０３８５０００１", "٣٥٠٥١٢١٢٠٣٨٥٠٠٠١", "3505121203850OO1", "35O5121203850001", "3505l2l203850001",
    "3505I21203850001", "350512 l20385 0001",
    "3,50512E+15", "3.50512E+15", "3.50512e15", "3,505121203850E+15", "3.505121203850001E+15",
    "3505    1212    0385    0001", "350512  -  120385  -  0001", "3505----1212----0385----0001", "350512#1203850001",
    "3505\n\n\n\n1212\n\n\n\n0385\n\n\n\n0001", "3505&nbsp;1212&nbsp;0385&nbsp;0001", "03505121203850001",
    "3505125203850001", "KK 3505120112100003", "1101014101900002",
])
def test_a_person_s_number_in_any_form(text: str) -> None:
    assert holds_person_number(text)


@pytest.mark.parametrize("text", [
    "350501010101000", "35050101010100011", "1.250.000.000.000.000", "Rp 1.250.000.000,-", "0.1203051203850012",
    "1.203051203850001", "120.3051203850012", "2025 2026", "2021 2022 2023 2024", "2025-2029", "35.05.05.2003",
    "35.05.05.2003 35.05.05.2004", "35.05.05.2003/35.05.05.2004/35.05.05.2005", "35.05.05.2003\n35.05.05.2004",
    "35.05.01 35.05.02 35.05.03", "1.06.05.2.02.0004", "1.06.05.2.02.0004.5.1.02",
    "1.01.01.2.02.0001\n1.01.01.2.02.0002\n2.17.03.2.01.0003", "1 2 3 4 5 6 7 8 9 10", "12 m²", "081234567890",
    "+62 812 3456 7890", "19700101 199003 1 001", "197001011990031001", "12345678901234567", "3505123456781234",
    "9999999999999999", "3505000101850001", "9905120101850001", "3505123102850001", "12/03/2025 - 05/04/2025",
    "35, 05, 12, 12, 03, 85, 00, 01", "35% 5% 12% 12% 3% 85% 0% 1%", "0000000000000000000000012",
    "12-03-2025 08.00-10.00", "2026-11-24T08:00:00", "1.5E+15", "2E15", "wilayah",
])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_person_number(text)


def test_looking_costs_as_much_as_the_text_is_long() -> None:
    for piece in ("2 ", "2", "0O", "lO", "3505.", "E+15", "12/03/2025-"):
        assert not holds_person_number(piece * 20_000)


@pytest.mark.parametrize("piece", ["a", "2", ">", "<", "<t>", "<sheetData>", ">2", "v='", "2.", "a.", "&#50;", "<f>2"])
@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/pivotCache/records1.xml"])
def test_looking_through_a_part_costs_as_much_as_it_is_long(name: str, piece: str) -> None:
    refuse_part(name, (piece * 100_000).encode())


PERSONAL = """Kepala Keluarga|Nm Penerima|Tempat/Tgl Lahir|Telp|Rekening|Ibu Kandung|No BPJS|NISN|ID DTKS|KTP|Address
NIK|N.I.K.|No. NIK|NIK/No KTP|NIK KTP|NOKK|No. KK|No.K.K|NoKTP|No. HP/WA|No HP|Nomor Telepon Penerima|nama_penerima
Nama KPM|Alamat Rumah|RT/RW|Tgl. Lahir|No. Rekening Bank|Nama Kepala Keluarga|Nm. Kepala Kel.|Nama KK|Nama Lengkap
Nama Orang Tua|Nama Ibu Kandung|Nama Anak|Nama|NAMA|Name|Full Name|Alamat|Alamat Lengkap|Jalan|RT|RW|Tempat Lahir
Tanggal Lahir|TTL|DOB
Date of Birth|Umur|Usia|Nomor Kartu Keluarga|NIP|NPWP|No. NPWP|BPJS|No. JKN|No Kartu JKN|No. KIS|No KKS|IDBDT|ID BDT
ID DTSEN|ID Keluarga|No Rek|Norek|HP|WA|No. WhatsApp|Email|E-mail|Surel|Alamat Email|Diagnosa|Diagnosis|Penyakit
Jenis Penyakit|Riwayat penyakit|Nama Pasien|Nama Siswa|Nama Balita|Orang Tua|Kepala Rumah Tangga|Nama KRT
No. Kartu Peserta|Nomor Peserta|No. Rekam Medis|Nama PM|Nama anak asuh|Kontak|Handphone|No Telp|Nama Suami
No. Identitas|Kartu Keluarga|Nomor Induk Kependudukan|By Name By Address|BNBA
Phone Number|NamaPenerima|NIKPenerima|NamaKepalaKeluarga|Tlpn|Umur (thn)|Usia Penerima|Gol. Darah|Nomor SKTM|Foto
Titik Koordinat Rumah|Link Foto KTP|Nomor Pelanggan|IDPEL|Jenis Cacat|Husband name|Kep. Keluarga
Mother's maiden name|Rekening Penerima|Domisili|Dusun/RT/RW|RT/RW/Dusun|No Rumah""".replace("\n", "|").split("|")
AGGREGATE = """No|No Urut|Nomor|Pemadanan NIK|Jumlah KK|KK|Nama Desa|Nama Kecamatan|Nama Program|Nama OPD|Satuan|Kode
Kode Rekening|Nomor Kontrak|Alasan|Jumlah penerima ber-NIK|Penerima|Perangkat Daerah|Penanggung jawab
Jumlah Kepala Keluarga|Jumlah Anak|Keterangan|Catatan|Lokasi|Desa|Kecamatan|Kelurahan|Desil|Nama Kegiatan
Nama Sub Kegiatan|Jumlah Penerima Manfaat|Sasaran|Nama Bantuan|Nomor agenda|Tempat|Tanggal|Pimpinan rapat|Tempat rapat
Persentase Penyakit|Target penerima|Nama Puskesmas|Nama Sekolah|Tahun|Periode|Alamatul Huda|Nama Kelompok|Jenis bantuan
Jenis Kelamin|Koordinat|Titik Koordinat|Rumah|Dusun|Domisili usaha|Thn|Golongan
Kepala Dinas|Penyandang Cacat""".replace("\n", "|").split("|")


@pytest.mark.parametrize("heading", PERSONAL)
def test_headings_of_persons_are_refused_in_a_file(codes: ReferenceCodes, heading: str) -> None:
    head = ["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerima", heading]
    with pytest.raises(FileRefused):
        read(COVERAGE, workbook([head, ["rtlh", "Plandirejo", "Bakung", 2025, 120, 95, "x"]]), "a.xlsx", codes)


@pytest.mark.parametrize("heading", AGGREGATE)
def test_headings_of_aggregates(heading: str) -> None:
    assert not may_be_personal(heading)


def test_no_contract_asks_for_what_is_refused() -> None:
    for contract in contracts().values():
        for column in contract.columns:
            texts = (column.heading, column.name, column.example, *column.aliases, *column.choices)
            assert [text for text in texts if is_personal_heading(text) or holds_person_number(text)] == []


@pytest.mark.parametrize("text", ["NIK belum padan", "Nama penerima belum padan dengan Dukcapil", "BPJS Kesehatan",
                                  "Kepala Keluarga", "Alamat tidak ditemukan", "KTP-el"])
def test_remarks_and_units_in_cells_are_no_headings(text: str) -> None:
    assert not is_personal_heading(text)


@pytest.mark.parametrize("head", [["Kepala Keluarga", "Telp"], ["No", "Nama", "Umur"], ["Orang Tua", "Usia", "x"]])
def test_a_list_of_persons_on_another_sheet(codes: ReferenceCodes, head: list[str]) -> None:
    from openpyxl import load_workbook

    good = workbook([["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerima"],
                     ["rtlh", "Plandirejo", "Bakung", 2025, 120, 95]])
    book = load_workbook(io.BytesIO(good))
    book.create_sheet("Daftar").append(head)
    kept = io.BytesIO()
    book.save(kept)
    with pytest.raises(FileRefused, match="Daftar"):
        read(COVERAGE, kept.getvalue(), "a.xlsx", codes)


@pytest.mark.parametrize(("name", "part"), [
    ("xl/comments1.xml", "<comment><r><t>3505 1212 </t></r><r><t xml:space='preserve'>0385 0001</t></r></comment>"),
    ("xl/comments/comment1.xml", "<comment><text><t>3505 1212 0385 0001</t></text></comment>"),
    ("xl/threadedComments/threadedComment1.xml", "<threadedComment><text>3505-1212-0385-0001</text></threadedComment>"),
    ("xl/drawings/drawing1.xml", "<a:p><a:r><a:t>3505 1212 0385 0001</a:t></a:r></a:p>"),
    ("xl/worksheets/sheet1.xml", f"<sheetData/><headerFooter><oddHeader>&amp;C{NUMBER}</oddHeader></headerFooter>"),
    ("xl/worksheets/sheet1.xml", f"<sheetData><c><f>LEN(\"{NUMBER}\")</f></c></sheetData>"),
    ("xl/worksheets/sheet1.xml", f"<sheetData/><dataValidation prompt='NIK {NUMBER}'/>"),
    ("customXml/item1.xml", "<a>3505 1212 0385 0001</a>"),
    ("docProps/core.xml", "<dc:title>3505.1212.0385.0001</dc:title>"),
])
def test_remarks_headers_and_properties_are_read_too(name: str, part: str) -> None:
    with pytest.raises(FileRefused) as refused:
        refuse_part(name, part.encode())
    assert "3505" not in str(refused.value)


@pytest.mark.parametrize(("name", "part"), [
    ("xl/drawings/drawing1.xml", "<xdr:col>3</xdr:col><xdr:colOff>19050000</xdr:colOff><xdr:row>1234567</xdr:row>"),
    ("xl/comments1.xml", "<comment><t>12345678</t></comment><comment><t>12345678</t></comment>"),
    ("docProps/core.xml", "<a>2025-01-01T00:00:00Z</a><b>2025-01-01T00:00:00Z</b><c>16.0300</c><d>12345678</d>"),
    ("xl/worksheets/sheet1.xml", "<oddFooter>&amp;LHalaman &amp;P dari &amp;N</oddFooter>"),
    ("xl/drawings/vmlDrawing1.vml", "<x:Anchor>12, 15, 10, 10, 12, 31, 14, 11</x:Anchor>"),
    ("xl/workbook.xml", "<x uid='{35051212-0385-0001-9988-776655443322}'/>"),
])
def test_marks_of_the_format_are_no_numbers_of_persons(name: str, part: str) -> None:
    refuse_part(name, part.encode())


@pytest.mark.parametrize("file", sorted((DATA / "sample").glob("*.csv")), ids=lambda file: file.stem)
def test_the_sample_data_pass(file: Path) -> None:
    refuse_sheets([read_csv(file.read_bytes(), lambda sheet: 1)])


MONEY = st.integers(0, 10**9).map(lambda thousands: thousands * 1_000)
ROWS = st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 5_000), MONEY, MONEY), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from([1, 0]))
def test_ordinary_figures_are_never_taken_for_persons(rows: list[tuple[int, int, int, int]], dotted: int) -> None:
    shown = [[f"Rp {cell:,}".replace(",", ".") if dotted and place > 1 else str(cell) for place, cell in enumerate(row)]
             for row in rows]
    lines = [["Program", "Kode", "Sasaran", "Penerima", "Anggaran (Rp)", "Realisasi (Rp)"],
             *(["rtlh", f"1.06.05.2.02.{number:04d}", *row] for number, row in enumerate(shown, start=1))]
    refuse_sheets([read_csv("\n".join(";".join(line) for line in lines).encode(), lambda sheet: 1)])


@given(st.integers(10**15, 10**16 - 1))
def test_of_sixteen_digits_only_those_of_a_region_and_a_date(number: int) -> None:
    text = str(number)
    assert holds_person_number(text) == is_person_number(text)
    day = int(text[6:8]) - 40 * (int(text[6:8]) > 40)
    assert not is_person_number(text) or (1 <= day <= 31 and 1 <= int(text[8:10]) <= 12 and text[:2] != "99")


@pytest.mark.parametrize("code", ["35.05.01.{}", "350501{}"])
@pytest.mark.parametrize("head", ["Program;Kode desa;Periode;Sasaran;Satuan sasaran;Penerima;Satuan penerima\n",
                                  "Program;Kode desa;Sasaran;Satuan sasaran;Penerima;Satuan penerima;Periode\n"])
def test_codes_of_villages_before_a_year_or_a_count_are_no_halves_of_a_number(code: str, head: str) -> None:
    """35.05.01.2001 and 2025 and 10 are sixteen digits with a birthday in their middle."""
    def line(number: int) -> str:
        village, target = code.format(2000 + number), "10" if "Periode;Sasaran" in head else "123456"
        told = {"Program": "rtlh", "Kode desa": village, "Periode": "2025", "Sasaran": target,
                "Satuan sasaran": "unit", "Penerima": "5", "Satuan penerima": "unit"}
        return ";".join(told[name] for name in head.strip().split(";"))

    text = head + "\n".join(line(number) for number in range(1, 9))
    found = read(contracts()["coverage"], text.encode(), "cakupan.csv", known_codes())
    assert (found.accepted, found.rejected_count) == (8, 0)
