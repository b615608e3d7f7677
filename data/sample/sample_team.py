"""Sample of who sits in which group of TKPK and who came to its meetings: offices, no persons; all is invented."""

from __future__ import annotations

from sample_villages import Row

SINCE, BASIS = "2026-01-05", "188/00/CONTOH/KPTS/2026"
_DATA, _PARTNERS = "Kelompok Kerja Pendataan dan Informasi", "Kelompok Kerja Pengembangan Kemitraan"
_AID, _WORK = "Kelompok Program Bantuan dan Jaminan Sosial", "Kelompok Program Pemberdayaan dan Usaha Mikro"
_BASIC = "Kelompok Program Prasarana Dasar"
SEATS = (  # group, agency, role, office ("" is vacant)
    ("Sekretariat TKPK", "bappedalitbang", "ketua", "Sekretaris Bappedalitbang"),
    ("Sekretariat TKPK", "bappedalitbang", "sekretaris", "Kepala Bidang Pembangunan Manusia"),
    ("Sekretariat TKPK", "bpkad", "anggota", "Kepala Bidang Anggaran"),
    (_DATA, "dinsos", "ketua", "Kepala Bidang Perlindungan dan Jaminan Sosial"),
    (_DATA, "dispendukcapil", "sekretaris", "Kepala Bidang Pemanfaatan Data"),
    (_DATA, "diskominfo", "anggota", "Kepala Bidang Statistik"),
    (_DATA, "dpmd", "anggota", "Kepala Bidang Pemerintahan Desa"),
    (_PARTNERS, "kesra", "ketua", ""),
    (_PARTNERS, "dpmptsp", "sekretaris", "Kepala Bidang Penanaman Modal"),
    (_PARTNERS, "disperindag", "anggota", "Kepala Bidang Perdagangan"),
    (_PARTNERS, "disbudpar", "anggota", ""),
    (_AID, "dinkes", "ketua", "Kepala Bidang Kesehatan Masyarakat"),
    (_AID, "dinsos", "sekretaris", "Kepala Seksi Bantuan Sosial Keluarga"),
    (_AID, "dispendik", "anggota", "Sekretaris Dinas Pendidikan"),
    (_AID, "dpppakb", "anggota", "Kepala Bidang Keluarga Berencana"),
    (_AID, "rsud_ngudi_waluyo", "anggota", "Wakil Direktur Pelayanan"),
    (_AID, "rsud_srengat", "anggota", "Wakil Direktur Pelayanan"),
    (_WORK, "diskopukm", "ketua", "Kepala Bidang Usaha Mikro"),
    (_WORK, "dpmd", "sekretaris", "Kepala Bidang Usaha Ekonomi Desa"),
    (_WORK, "dkpp", "anggota", "Kepala Bidang Ketahanan Pangan"),
    (_WORK, "disnakkan", "anggota", "Kepala Bidang Budi Daya"),
    (_BASIC, "dpupr", "ketua", "Kepala Bidang Cipta Karya"),
    (_BASIC, "disperkim", "sekretaris", "Kepala Bidang Perumahan"),
    (_BASIC, "dlh", "anggota", "Kepala Bidang Pengelolaan Sampah"),
    (_BASIC, "bpbd", "anggota", "Kepala Seksi Rehabilitasi dan Rekonstruksi"),
)
ENDED = ((_WORK, "disnaker", "anggota", "Kepala Bidang Pelatihan Kerja", "2026-06-30"),)
"""Held until a day, and by nobody since."""

_MEETINGS = ("rapat-2026-03-18", "rapat-2026-07-22", "rapat-2026-11-05")
_CAME, _SENT, _AWAY, _NOT_ASKED = "hadir", "diwakili", "tidak hadir", "tidak diundang"
USUAL = ("bappedalitbang", "dinsos", "dinkes", "dispendik", "dpupr", "disperkim", "dpmd", "disnaker", "diskopukm",
         "disperindag", "dkpp", "disnakkan", "dpppakb", "dispendukcapil", "diskominfo", "dlh", "disbudpar", "dpmptsp",
         "bpbd", "bpkad", "kesra", "rsud_ngudi_waluyo", "rsud_srengat", "dishub", "satpolpp")
OTHERWISE = {  # agency: its three meetings; the others came each time. "" is not written down
    "dishub": (_AWAY, _AWAY, _AWAY), "bpkad": (_AWAY, _AWAY, _AWAY), "disbudpar": (_SENT, _AWAY, _AWAY),
    "satpolpp": (_NOT_ASKED, _NOT_ASKED, _SENT), "rsud_srengat": (_SENT, _CAME, _AWAY),
    "dpmptsp": (_CAME, _SENT, ""), "kesra": (_SENT, _SENT, _SENT), "dlh": (_CAME, _AWAY, _CAME),
    "dpupr": (_CAME, _SENT, _CAME), "disnaker": (_SENT, _CAME, _CAME), "disperindag": (_AWAY, _CAME, _SENT),
    "dpppakb": (_CAME, _CAME, _SENT), "bpbd": (_NOT_ASKED, _CAME, _CAME),
}


def team() -> list[Row]:
    """Rows of tkpk_team."""
    rows = [(*seat, "") for seat in SEATS] + list(ENDED)
    return [{"workgroup": group, "agency": agency, "role": role, "office": office or "belum ditunjuk", "since": SINCE,
             "until": until, "basis": BASIS} for group, agency, role, office, until in rows]


def attendance() -> list[Row]:
    """Rows of tkpk_attendance; the office that came is that of the agency's first seat."""
    offices = {agency: office for _, agency, _, office in reversed(SEATS) if office}
    rows: list[Row] = []
    for place, meeting in enumerate(_MEETINGS):
        for agency in USUAL:
            state = OTHERWISE.get(agency, (_CAME,) * len(_MEETINGS))[place]
            if state:
                rows.append({"meeting": meeting, "agency": agency, "state": state,
                             "office": offices.get(agency, "") if state == _CAME else ""})
    return rows
