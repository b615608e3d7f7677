-- The public views: the only names that the app and analysts use. Columns are renamed only here.
-- Tables in schema base are private and may change with any release.

-- A village's name that stands more than once carries its kecamatan. No window function: a filter must reach the table.
CREATE VIEW main.regions AS
SELECT
    r.code, r.bps_code, r.name,
    CASE WHEN r.level IN ('desa', 'kelurahan') AND twin.name IS NOT NULL THEN r.name || ' (' || k.name || ')'
         WHEN r.level = 'kabupaten' THEN 'Kabupaten ' || r.name WHEN r.level = 'kota' THEN 'Kota ' || r.name
         ELSE r.name
    END AS label,
    r.level, r.parent_code,
    CASE WHEN r.level = 'kecamatan' THEN r.code WHEN r.level IN ('desa', 'kelurahan') THEN k.code END
        AS kecamatan_code,
    CASE WHEN r.level = 'kecamatan' THEN r.name WHEN r.level IN ('desa', 'kelurahan') THEN k.name END
        AS kecamatan,
    r.lon, r.lat, r.area_km2
FROM base.region r
LEFT JOIN base.region k ON k.code = r.parent_code AND k.level = 'kecamatan'
LEFT JOIN (SELECT name FROM base.region WHERE level IN ('desa', 'kelurahan') GROUP BY name HAVING count(*) > 1) twin
    ON twin.name = r.name
ORDER BY r.code;
COMMENT ON VIEW main.regions IS 'Wilayah: kode Kemendagri dan BPS, nama, label yang tidak mendua, tingkat, induk, titik tengah (derajat), luas (km2).';

CREATE VIEW main.home AS
SELECT code, label, name, level, agency, province_code, province, nation_code, nation FROM base.home;
COMMENT ON VIEW main.home IS 'Wilayah pemilik dasbor ini, provinsi dan negaranya (release.toml); selalu satu baris.';

CREATE VIEW main.indicators AS
SELECT id, name, short_name, definition, unit, decimals, direction, dimension, scale, concept, series, comparability,
       period_rule, delta_unit, minimum, maximum, publisher, breaks, kabkota_breaks, categories, part_of, survey
FROM base.indicator
ORDER BY position;
COMMENT ON VIEW main.indicators IS 'Katalog indikator: satuan, desimal, arah, skala, seri, dapat tidaknya dibandingkan, batas wajar, batas kelas peta.';

CREATE VIEW main.sources AS
SELECT source_id, title, url, publisher, kind FROM base.source ORDER BY source_id;
COMMENT ON VIEW main.sources IS 'Sumber angka: judul, alamat, penerbit, jenis (BPS sendiri, salinan, berita).';

-- se: published standard error of `value`, in its unit, also where a relative one (rse, percent) was published.
CREATE VIEW main.observations AS
SELECT o.indicator, o.region_code, o.year, o.period, o.value, o.unit, o.source_id,
       CASE WHEN m.case_id IS NULL AND r.remarks IS NULL THEN o.note
            ELSE concat_ws('; ', o.note, 'beda=' || m.case_id, r.remarks) END AS note,
       o.is_derived, o.is_sample, coalesce(o.se, abs(o.value) * o.rse / 100) AS se, o.se_source_id
FROM base.observation o
LEFT JOIN base.figure_mark m ON m.indicator = o.indicator AND m.region_code = o.region_code AND m.year = o.year
    AND m.period = o.period
LEFT JOIN base.figure_remark r ON r.indicator = o.indicator AND r.region_code = o.region_code AND r.year = o.year
    AND r.period = o.period;
COMMENT ON VIEW main.observations IS 'Angka: satu baris tiap indikator, wilayah, tahun, periode. se: galat baku terbitan dalam satuan nilainya.';

CREATE VIEW main.margins AS
SELECT indicator, level, year_first, year_last, formula, households, persons_per_household, deff, rse, follows,
       households_source, persons_source, deff_source, rse_source, note
FROM base.margin ORDER BY row;
COMMENT ON VIEW main.margins IS 'Asumsi galat indikatif tiap indikator survei, masing-masing dengan sumbernya.';

-- An estimate by the assumptions of `margins`, for figures of surveys; never a published error.
CREATE VIEW main.indicative_errors AS
SELECT indicator, region_code, year, period, se FROM base.indicative_error;
COMMENT ON VIEW main.indicative_errors IS 'Perkiraan galat baku menurut asumsi margins; bukan galat terbitan.';

CREATE VIEW main.releases AS
SELECT indicator, month, lag_years, source, note FROM base.release ORDER BY row;
COMMENT ON VIEW main.releases IS 'Kalender rilis: bulan terbit yang lazim dan jeda tahunnya.';

CREATE VIEW main.eligibility AS
SELECT program, name, register, decile_basis, decile_first, decile_last, unit, since::DATE AS since, until::DATE AS until,
       source, url, note
FROM base.eligibility ORDER BY row;
COMMENT ON VIEW main.eligibility IS 'Desil mana yang memenuhi aturan program mana, sejak kapan, menurut siapa.';

CREATE VIEW main.glossary AS
SELECT term, long_form, meaning, basis FROM base.glossary ORDER BY row;
COMMENT ON VIEW main.glossary IS 'Istilah dan singkatan, artinya, dan dasarnya.';

CREATE VIEW main.nomenclatures AS
SELECT version, title, decided, recoded, source FROM base.nomenclature ORDER BY row;
COMMENT ON VIEW main.nomenclatures IS 'Versi nomenklatur perencanaan dan keuangan daerah, yang tertua di atas; recoded: program yang kodenya berubah.';

CREATE VIEW main.incentive_rules AS
SELECT regulation, year, part, item, value, unit, source, note FROM base.incentive_rule ORDER BY row;
COMMENT ON VIEW main.incentive_rules IS 'Aturan insentif fiskal menurut tahun: bobot, yang dikecualikan, alokasi, dokumen; nilai kosong belum diketahui.';

CREATE VIEW main.targets AS
-- A case about a key without a figure is about its target.
SELECT t.document, t.indicator, t.region_code, t.year, t.target, t.target_low, t.target_high, t.unit, t.status, t.source_id,
       CASE WHEN m.case_id IS NULL THEN t.note ELSE concat_ws('; ', t.note, 'beda=' || m.case_id) END AS note
FROM base.target t
LEFT JOIN (SELECT indicator, region_code, year, min(case_id) AS case_id
           FROM base.figure_mark ANTI JOIN base.observation USING (indicator, region_code, year, period)
           GROUP BY ALL) m USING (indicator, region_code, year)
ORDER BY t.indicator, t.region_code, t.year;
COMMENT ON VIEW main.targets IS 'Target dokumen perencanaan: satu angka atau rentang, dengan status seberapa pasti.';

CREATE VIEW main.conflicts AS
SELECT conflict_id, fact, indicator, region_code, year, period, value_a, source_a, value_b, source_b, status, note, home
FROM base.conflict ORDER BY conflict_id;
COMMENT ON VIEW main.conflicts IS 'Angka berbeda yang dicatat pada facts/conflicts.csv; semua perkara dengan keadaannya: figure_differences.';

CREATE VIEW main.breaks AS
SELECT indicator, region_code, year_before, year_after, reason
FROM base.method_break ORDER BY indicator, year_after;
COMMENT ON VIEW main.breaks IS 'Pergantian metode; region_code kosong berarti di mana pun, 35.* berarti di bawah 35.';

CREATE VIEW main.program_facts AS
SELECT program, year, region_code, region_level, unit, value, source_id,
       CASE WHEN EXISTS (SELECT 1 FROM base.figure_mark m WHERE m.case_id = regexp_extract(f.note, 'perkara=([\w-]+)', 1))
            THEN replace(note, 'perkara=', 'beda=')
            ELSE nullif(regexp_replace(note, '(^|; *)perkara=[\w-]+', ''), '') END AS note
FROM base.program_fact f ORDER BY program, year;
COMMENT ON VIEW main.program_facts IS 'Fakta program yang sudah terbit.';

CREATE VIEW main.neighbours AS
SELECT code, neighbour_code, shared_km FROM base.neighbour ORDER BY code, shared_km DESC;
COMMENT ON VIEW main.neighbours IS 'Pasangan wilayah yang berbatasan dan panjang batasnya (km).';

CREATE VIEW main.outlines AS
SELECT code, kind, path FROM base.outline ORDER BY code;
COMMENT ON VIEW main.outlines IS 'Garis wilayah yang disederhanakan sebagai jalur SVG, untuk peta kecil.';

CREATE VIEW main.build_info AS
SELECT build_id, built_at, data_date, credit, assets, sample_shown FROM base.info;
COMMENT ON VIEW main.build_info IS 'Basis data ini: kapan disusun (UTC), data per tanggal berapa, pengakuan geometri, apakah data contoh dipakai.';

CREATE VIEW main.submissions AS
SELECT submission_id, dataset, period, "by", "at", rows, file_name, status, reason, rejected, withdrawn_by, withdrawn_at,
    agency
FROM base.submission ORDER BY submission_id;
COMMENT ON VIEW main.submissions IS 'Kiriman: siapa, kapan, berkas apa, berapa baris, dan nasibnya.';

CREATE VIEW main.search_entries AS
SELECT kind, title, detail, page, parameters, title_words, other_words, place FROM base.search_entry ORDER BY place;
COMMENT ON VIEW main.search_entries IS 'Yang dapat dicari di dasbor, dengan halaman yang dibukanya.';

-- Beside these stand the views of the topics (topics/*/views.sql, or made from the contract). A row with is_sample is
-- made up (data/sample); sample and real rows of one group of datasets never stand beside each other. submission_id is
-- empty for sample.
