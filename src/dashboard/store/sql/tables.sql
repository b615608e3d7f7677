-- Private tables of a build. `file` and `row` say where a row came from, for the sentences of the checks.
CREATE SCHEMA base;
-- One row: whose dashboard this is (core/regency.py).
CREATE TABLE base.home (code VARCHAR NOT NULL, label VARCHAR NOT NULL, name VARCHAR NOT NULL, level VARCHAR NOT NULL,
    agency VARCHAR NOT NULL, province_code VARCHAR NOT NULL, province VARCHAR NOT NULL, nation_code VARCHAR NOT NULL,
    nation VARCHAR NOT NULL);
CREATE TABLE base.period (name VARCHAR PRIMARY KEY, month INTEGER NOT NULL);
CREATE TABLE base.shape (layer VARCHAR NOT NULL, code VARCHAR NOT NULL);
CREATE TABLE base.neighbour (code VARCHAR NOT NULL, neighbour_code VARCHAR NOT NULL, shared_km DOUBLE NOT NULL);
CREATE TABLE base.outline (code VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, path VARCHAR NOT NULL);
CREATE TABLE base.region (code VARCHAR, bps_code VARCHAR, name VARCHAR, level VARCHAR, parent_code VARCHAR,
    lon DOUBLE, lat DOUBLE, area_km2 DOUBLE, file VARCHAR, row INTEGER);
CREATE TABLE base.indicator (id VARCHAR, name VARCHAR, short_name VARCHAR, definition VARCHAR, unit VARCHAR,
    decimals INTEGER, direction VARCHAR, dimension VARCHAR, scale VARCHAR, concept VARCHAR, series VARCHAR, comparability VARCHAR,
    period_rule VARCHAR, delta_unit VARCHAR, minimum DOUBLE, maximum DOUBLE, publisher VARCHAR, breaks VARCHAR,
    kabkota_breaks VARCHAR, categories VARCHAR, part_of VARCHAR, survey VARCHAR, file VARCHAR, row INTEGER, position INTEGER);
CREATE TABLE base.method_break (indicator VARCHAR, region_code VARCHAR, year_before INTEGER, year_after INTEGER,
    reason VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.anchor (indicator VARCHAR, region_code VARCHAR, year INTEGER, period VARCHAR, value DOUBLE,
    source VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.margin (indicator VARCHAR, level VARCHAR, year_first INTEGER, year_last INTEGER, formula VARCHAR,
    households DOUBLE, persons_per_household DOUBLE, deff DOUBLE, rse DOUBLE, follows VARCHAR, households_source VARCHAR,
    persons_source VARCHAR, deff_source VARCHAR, rse_source VARCHAR, note VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.release (indicator VARCHAR, month INTEGER, lag_years INTEGER, source VARCHAR, note VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.glossary (term VARCHAR, long_form VARCHAR, meaning VARCHAR, basis VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.nomenclature (version VARCHAR, title VARCHAR, decided VARCHAR, recoded VARCHAR, source VARCHAR, file VARCHAR,
    row INTEGER);
CREATE TABLE base.incentive_rule (regulation VARCHAR, year INTEGER, part VARCHAR, item VARCHAR, value DOUBLE, unit VARCHAR,
    source VARCHAR, note VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.eligibility (program VARCHAR, name VARCHAR, register VARCHAR, decile_basis VARCHAR, decile_first INTEGER,
    decile_last INTEGER, unit VARCHAR, since VARCHAR, until VARCHAR, source VARCHAR, url VARCHAR, note VARCHAR, file VARCHAR,
    row INTEGER);
CREATE TABLE base.source (source_id VARCHAR, title VARCHAR, url VARCHAR, publisher VARCHAR, kind VARCHAR,
    file VARCHAR, row INTEGER);
CREATE TABLE base.observation (indicator VARCHAR, region_code VARCHAR, year INTEGER, period VARCHAR, value DOUBLE,
    unit VARCHAR, source_id VARCHAR, note VARCHAR, se DOUBLE, rse DOUBLE, se_source_id VARCHAR, is_derived BOOLEAN,
    is_sample BOOLEAN, submission_id VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.indicative_error (indicator VARCHAR, region_code VARCHAR, year INTEGER, period VARCHAR, se DOUBLE);
CREATE TABLE base.target (document VARCHAR, indicator VARCHAR, region_code VARCHAR, year INTEGER, target DOUBLE,
    target_low DOUBLE, target_high DOUBLE, unit VARCHAR, status VARCHAR, source_id VARCHAR, note VARCHAR, submission_id VARCHAR,
    file VARCHAR, row INTEGER);
CREATE TABLE base.conflict (conflict_id VARCHAR, fact VARCHAR, indicator VARCHAR, region_code VARCHAR, year VARCHAR,
    period VARCHAR, value_a VARCHAR, source_a VARCHAR, value_b VARCHAR, source_b VARCHAR, status VARCHAR, note VARCHAR,
    home VARCHAR, file VARCHAR, row INTEGER);
-- Figures with an open case, one row each.
CREATE TABLE base.figure_mark (indicator VARCHAR, region_code VARCHAR, year INTEGER, period VARCHAR, case_id VARCHAR);
-- Figures that planners noted something on, one row each: what their note says besides (statistics/notes.py).
CREATE TABLE base.figure_remark (indicator VARCHAR, region_code VARCHAR, year INTEGER, period VARCHAR, remarks VARCHAR);
-- Figures that were decided on, where several sources tell one, as written with so many decimals.
CREATE TABLE base.figure_choice (indicator VARCHAR, region_code VARCHAR, year INTEGER, period VARCHAR, chosen DOUBLE,
    decimals INTEGER);
-- What other sources say of figures that are shown, facts and hand-ins: the newest word of each.
CREATE TABLE base.second_value (indicator VARCHAR, region_code VARCHAR, year INTEGER, period VARCHAR, value DOUBLE,
    source VARCHAR, url VARCHAR, is_derived BOOLEAN, submission_id VARCHAR, file VARCHAR, row BIGINT);
CREATE TABLE base.program_fact (program VARCHAR, year INTEGER, region_code VARCHAR, region_level VARCHAR,
    unit VARCHAR, value DOUBLE, source_id VARCHAR, note VARCHAR, file VARCHAR, row INTEGER);
CREATE TABLE base.info (build_id VARCHAR, built_at TIMESTAMP, data_date DATE, credit VARCHAR, assets VARCHAR,
    sample_shown BOOLEAN);
-- Beside these, each dataset that people hand in has a table base.<dataset> made from its contract (store/building/handed_in.py):
-- the contract's columns, is_sample, submission_id, and file and row as above.
CREATE TABLE base.submission (submission_id VARCHAR, dataset VARCHAR, period VARCHAR, "by" VARCHAR, "at" TIMESTAMP,
    rows BIGINT, rejected BIGINT, file_name VARCHAR, status VARCHAR, reason VARCHAR, withdrawn_by VARCHAR,
    withdrawn_at TIMESTAMP, agency VARCHAR);
CREATE TABLE base.search_entry (kind VARCHAR, title VARCHAR, detail VARCHAR, page VARCHAR, parameters VARCHAR,
    title_words VARCHAR[], other_words VARCHAR[], place BIGINT);
