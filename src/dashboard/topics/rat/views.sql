CREATE VIEW main.rat_actions AS
SELECT
    year, agency, strategy, sub_code, line, program, activity, sub_activity,
    nullif(concat_ws('; ', CASE WHEN direct IS NOT NULL THEN 'Langsung' END,
                           CASE WHEN indirect IS NOT NULL THEN 'Tidak langsung' END,
                           CASE WHEN support IS NOT NULL THEN 'Penunjang' END), '') AS kind,
    allocation, funding, aid_nature, location, coalesce(places, []) AS places, target_count, target_unit, target_text,
    benefit, aid_kind, duration, realised_q1, realised_q2, realised_q3, realised_q4, realised_s1, realised_s2,
    realised_total, number, direct, indirect, support, is_sample, submission_id
FROM base.rat_matrix;
COMMENT ON VIEW main.rat_actions IS 'Baris matriks RAT; places: kode wilayah yang disebut lokasinya, kind: langsung, tidak langsung, penunjang.';

CREATE VIEW main.rat_indicators AS
SELECT year, agency, sub_code, sub_activity, indicator, unit, direction, accumulation, baseline, target,
       target_q1, target_q2, target_q3, target_q4, is_sample, submission_id
FROM base.rat_targets;
COMMENT ON VIEW main.rat_indicators IS 'Indikator dan target sub kegiatan; target triwulan kumulatif.';

CREATE VIEW main.rat_reports AS
SELECT year, quarter, agency, sub_code, indicator, physical, rupiah, obstacle, follow_up, is_sample, submission_id
FROM base.rat_realisation;
COMMENT ON VIEW main.rat_reports IS 'Laporan triwulan: realisasi fisik dan rupiah pada triwulan itu saja.';
