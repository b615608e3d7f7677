"""Which headings announce data about persons, by their words: "Nm. Penerima", "No BPJS", "Tempat/Tgl Lahir"."""

from __future__ import annotations

import re

from dashboard.intake.values.words import normalise

_SHORT = {"nm": "nama", "tgl": "tanggal", "tg": "tanggal", "tpt": "tempat", "tmp": "tempat", "no": "nomor",
          "nmr": "nomor", "nomer": "nomor", "num": "nomor", "number": "nomor", "telp": "telepon", "tlp": "telepon",
          "tel": "telepon", "phone": "telepon", "telpon": "telepon", "tlpn": "telepon", "telephone": "telepon",
          "hp": "telepon", "wa": "telepon", "whatsapp": "telepon", "handphone": "telepon", "ponsel": "telepon",
          "seluler": "telepon", "kontak": "telepon", "rek": "rekening", "norek": "nomor rekening",
          "nohp": "nomor telepon", "notelp": "nomor telepon", "nowa": "nomor telepon", "nokk": "nomor kk",
          "noktp": "nomor ktp", "nkk": "nomor kk", "nonik": "nomor nik", "ektp": "ktp", "name": "nama",
          "address": "alamat", "almt": "alamat", "alm": "alamat", "ortu": "orang tua", "orangtua": "orang tua",
          "kel": "keluarga", "klg": "keluarga", "kpl": "kepala", "kep": "kepala", "gol": "golongan", "thn": "tahun",
          "th": "tahun", "idpel": "id pelanggan", "iddtks": "id dtks", "idbdt": "id bdt", "iddtsen": "id dtsen",
          "idkeluarga": "id keluarga", "lhr": "lahir", "surel": "email", "bday": "dob", "birthday": "dob",
          "birthdate": "dob", "desease": "penyakit", "diagnosis": "diagnosa", "namakk": "nama kk",
          "namalengkap": "nama lengkap", "tempatlahir": "tempat lahir", "tanggallahir": "tanggal lahir",
          "tgllahir": "tanggal lahir", "alamatlengkap": "alamat lengkap"}
_COUNTED = {"jumlah", "jml", "jmlh", "banyak", "banyaknya", "persen", "persentase", "rata", "rerata", "total",
            "cakupan", "target", "sasaran", "realisasi", "indikator", "rasio", "angka", "prevalensi", "pemadanan",
            "capaian", "proporsi", "satuan", "kode"}
"""A heading that begins so is about many."""
_PERSON = (r"(?:penerima|kepala keluarga|kepala rumah tangga|kepala kk|kk|krt|kpm|pm|warga"
           r"|penduduk|individu|anggota|ibu|bapak|ayah|anak|balita|bayi|siswa|murid"
           r"|santri|mahasiswa|pemilik|orang|wali|peserta|pasangan|suami|istri|lengkap|panggilan|pasien|lansia"
           r"|penyandang"
           r"|disabilitas|pemohon|responden|ahli waris|debitur|pekerja|petani|nelayan|ktp|art|calon|depan|belakang)")
_IDENTITY = r"(?:nik|n i k|ktp|e ktp|npwp|nisn|bpjs|jkn|kis|kks|kip|passport|paspor|sim|ktm|nrt|nuptk)"
_REGISTER = (r"(?:dtks|bdt|dtsen|p3ke|pkh|bpnt|regsosek|art|rumah tangga|ruta|krt|kpm|keluarga|individu|penduduk"
             r"|penerima|pelanggan pln|pelanggan)")
_REST = r"(?: \w+){0,4}"
_OF_A_BANK = r"(?! (?:sub|kegiatan|program|belanja|anggaran)\b)"
"""The budget has numbers of accounts too."""
_ANYWHERE = re.compile(
    rf"(?:nik|n i k|nisn|npwp)(?: (?:nomor|dan|atau|ktp|kk|nik|nama|alamat))*(?: {_PERSON}(?: \w+){{0,2}})?"
    rf"|nomor (?:{_IDENTITY}|kk|k k|kartu|induk kependudukan|induk siswa|peserta|rekam medis|rm|jaminan"
    rf"|rekening{_OF_A_BANK}|telepon|akta|urut keluarga){_REST}"
    rf"|nomor (?:id|identitas)(?: \w+){{0,3}}"
    rf"|id {_REGISTER}(?: \w+){{0,2}}|id (?:number|card)|identitas (?:diri|penerima|pribadi)"
    rf"|nama {_PERSON}{_REST}|(?:full|first|last) nama|by nama(?: by alamat)?|bnba"
    rf"|alamat{_REST}|(?:e ?mail|email) alamat|rt(?: rw)|rt dan rw|rt nomor rw"
    rf"|(?:tempat|tanggal|tempat tanggal|tempat dan tanggal) (?:tanggal )?lahir{_REST}|ttl|t t l|dob|date of birth"
    rf"|place of birth|tahun lahir|ibu kandung|nama gadis ibu|mother s? ?nama")
"""Nobody writes these for anything else, so they count in any cell of any sheet."""
_SENTENCE = {"belum", "tidak", "sudah", "telah", "masih", "akan", "yang", "perlu", "kurang", "harus", "dapat", "agar",
             "karena", "sedang"}
"""Words of a remark such as "NIK belum padan", which is no heading."""
_AGE = r"(?:umur|usia)(?: (?:tahun|penerima|anak|ibu|balita|warga))*"
_IN_A_HEAD = re.compile(
    rf"nama|kepala (?:keluarga|rumah tangga|kk)|krt|{_IDENTITY}(?: \w+){{0,2}}|nip|nomor nip|orang tua"
    rf"|orang tua wali|wali|ibu|ayah|mother s (?:\w+ )?nama|(?:husband|wife|spouse|mother|father)(?: nama)?"
    rf"|suami|istri|pasangan|rekening(?: bank| penerima| tabungan)?|telepon{_REST}|e ?mail|email|jalan|jl|rt|rw"
    rf"|{_AGE}|lahir|diagnosa{_REST}|penyakit{_REST}|(?:jenis|riwayat|nama) penyakit{_REST}|keluhan"
    rf"|(?:jenis|ragam|kondisi) disabilitas|jenis cacat|rekam medis|golongan darah|agama"
    rf"|status (?:perkawinan|kawin|pernikahan)"
    rf"|domisili|nomor rumah|nomor pelanggan{_REST}|id pelanggan|(?:nomor )?sktm|foto|link foto{_REST}"
    rf"|(?:dusun|lingkungan|blok) rt(?: rw)?|rt rw (?:dusun|lingkungan|blok)|(?:titik )?koordinat rumah"
    rf"|hubungan (?:dengan )?(?:kepala )?(?:keluarga|kk)|shdk|shdrt|kartu keluarga|foto (?:rumah|ktp|kk|penerima)"
    rf"|tanda tangan|ttd|id dtks|penghasilan|penerima nama|anggota keluarga|nama dan alamat")
"""Personal as a heading; in a single cell they may be a value ("Kepala Keluarga" as a unit)."""
_NO_VALUE = re.compile(rf"nama|telepon{_REST}|e ?mail|email|rt|rw|{_AGE}|rekening(?: bank)?"
                       rf"|jalan|jl|lahir|ibu kandung|diagnosa{_REST}|(?:jenis|riwayat|nama) penyakit{_REST}")
"""Of these, those that no row of figures holds as a value."""
_OF_INSTITUTIONS = {
    "opd", "skpd", "perangkat", "dinas", "instansi", "desa", "kelurahan", "kecamatan", "kabupaten", "wilayah", "dusun",
    "program", "kegiatan", "sub", "indikator", "bantuan", "kelompok", "lembaga", "sekolah", "puskesmas", "bumdes",
    "sumber", "pekerjaan", "paket", "koperasi", "posyandu", "ruas", "jalan", "lokasi", "dataset", "register", "bidang",
    "aktivitas", "pasar", "daerah", "provinsi", "kota", "dokumen", "rapat", "satuan"}
"""What "Nama ..." may be of without being about a person."""
_LONGEST = 60
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
"""Between the words of "NamaPenerima" and "NIKPenerima", as programs name their columns."""


def is_personal_heading(text: str) -> bool:
    """True for headings such as NIK, Nama Penerima, Alamat, wherever they stand."""
    words = _words(text)
    return bool(words) and _ANYWHERE.fullmatch(words) is not None


def may_be_personal(heading: str) -> bool:
    """True as well for what is personal only above a column: "Telp", "Kepala Keluarga", "Nama" of no institution."""
    if is_personal_heading(heading):
        return True
    words = _words(heading)
    if words and _IN_A_HEAD.fullmatch(words):
        return True
    first, _, rest = words.partition(" ")
    return first == "nama" and rest.split(" ")[0] not in _OF_INSTITUTIONS


def is_head_of_persons(texts: list[str]) -> bool:
    """True for a row of two or more headings about persons, on a sheet that need not be a table we know."""
    found = {words for words in map(_words, texts) if _IN_A_HEAD.fullmatch(words)}
    return len(found) > 1 and any(_NO_VALUE.fullmatch(words) for words in found)


def _words(text: str) -> str:
    """The words of a heading, written out; empty for a long text and for what counts many."""
    if len(text) > _LONGEST:
        return ""
    apart = _JOINED.sub(" ", text)
    parts = " ".join(_SHORT.get(word, word) for word in normalise(apart).split()).split()
    parts = [word for place, word in enumerate(parts) if place == 0 or len(word) == 1 or word != parts[place - 1]]
    return "" if not parts or parts[0] in _COUNTED or _SENTENCE & set(parts[1:]) else " ".join(parts)
