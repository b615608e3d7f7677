"""The model of step 2: what splink compares, how it learns, which pairs it scores.

How often two rows of one person are written alike (m) is learned from rows that one NIK links, where there are enough
of them, else by expectation maximisation; how often two persons look alike (u) from pairs drawn at random.
"""

from __future__ import annotations

import logging
import warnings
from typing import Any

import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from duckdb import DuckDBPyConnection
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.internals.exceptions import SplinkException

from reconcile import sql

LEAST_LABELLED = 400
"""Pairs by NIK from which on they teach the model."""
MOST_LABELLED = 60_000
SEED = 17
_RANDOM_PAIRS, _PAIRS_EACH = 1e6, 50
_LEAST_WEIGHT = -8.0
"""Pairs below this weight (with a prior of one in a million) are not kept."""
_EM_ROWS = 200_000
_KEPT = ["semua", "ber_nik", "mutu"]
_NOT_CERTAIN = "(l.sisa OR r.sisa)"
_KEYS = ("k_tgl_awal", "k_tgl_akhir", "k_desa_tgl", "k_desa_nama", "k_tahun_nama", "k_desa_tgl_awal")


def _name() -> Any:
    both = ("list_has_all({long}, {short})")
    held = " OR ".join(both.format(long=f"kata_{one}", short=f"kata_{other}") for one, other in ("lr", "rl"))
    return comparisons.CustomComparison(output_column_name="nama", comparison_levels=[
        levels.NullLevel("nama"),
        levels.ExactMatchLevel("nama", term_frequency_adjustments=True)
              .configure(m_probability=0.86, u_probability=0.0002),
        levels.CustomLevel("urut_l = urut_r OR jaro_winkler_similarity(nama_l, nama_r) >= 0.95", "hampir sama")
              .configure(m_probability=0.08, u_probability=0.0004),
        levels.CustomLevel("jaro_winkler_similarity(nama_l, nama_r) >= 0.90 OR "
                           f"(len(kata_l) <> len(kata_r) AND ({held}))", "mirip")
              .configure(m_probability=0.04, u_probability=0.003),
        levels.CustomLevel("jaro_winkler_similarity(nama_l, nama_r) >= 0.80", "agak mirip")
              .configure(m_probability=0.015, u_probability=0.02),
        levels.ElseLevel().configure(m_probability=0.005, u_probability=0.9764)])


def _birth() -> Any:
    swapped = ("left(tgl_l, 4) = left(tgl_r, 4) AND substr(tgl_l, 6, 2) = right(tgl_r, 2) "
               "AND right(tgl_l, 2) = substr(tgl_r, 6, 2)")
    return comparisons.CustomComparison(output_column_name="tgl", comparison_levels=[
        levels.NullLevel("tgl"),
        levels.ExactMatchLevel("tgl", term_frequency_adjustments=True)
              .configure(m_probability=0.95, u_probability=0.00004),
        levels.CustomLevel(f"damerau_levenshtein(tgl_l, tgl_r) <= 1 OR ({swapped})", "satu angka berbeda")
              .configure(m_probability=0.03, u_probability=0.001),
        levels.CustomLevel("tahun_l = tahun_r", "tahun sama").configure(m_probability=0.012, u_probability=0.014),
        levels.ElseLevel().configure(m_probability=0.008, u_probability=0.98496)])


def _home(shared_kk: float) -> Any:
    """One question, since whoever shares a nomor KK shares the village: asked twice it would count twice."""
    return comparisons.CustomComparison(output_column_name="tempat", comparison_levels=[
        levels.CustomLevel("desa_l IS NULL OR desa_r IS NULL", "tidak diketahui").configure(is_null_level=True),
        levels.CustomLevel("kk_l = kk_r", "KK sama")
              .configure(m_probability=0.6, u_probability=shared_kk, fix_u_probability=True),
        levels.CustomLevel("desa_l = desa_r", "desa sama").configure(m_probability=0.33, u_probability=0.005),
        levels.CustomLevel("kecamatan_l = kecamatan_r", "kecamatan sama")
              .configure(m_probability=0.03, u_probability=0.045),
        levels.ElseLevel().configure(m_probability=0.04, u_probability=0.949997)])


def _settings(rules: list[Any], kept: list[str], shared_kk: float) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="unique_id", comparisons=[_name(), _birth(), _home(shared_kk)],
        blocking_rules_to_generate_predictions=rules, retain_matching_columns=True,
        retain_intermediate_calculation_columns=False, additional_columns_to_retain=kept,
        probability_two_random_records_match=1e-6)


def score(connection: DuckDBPyConnection, labelled: int) -> tuple[str, float]:
    """Score the pairs of table `pihak`; `labelled`: pairs in table `berlabel`. Gives the name of the table of pairs
    (unique_id_l, unique_id_r, match_weight, gamma_*, and _KEPT of both) and the prior odds in its weights."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        api = DuckDBAPI(connection)
        rules: list[Any] = [*(f"l.{key} = r.{key} AND {_NOT_CERTAIN}" for key in _KEYS),
                            "l.k_kk = r.k_kk AND l.awal = r.awal"]
        (many, shared_kk) = connection.execute(sql.text("shared_kk")).fetchone() or (0, 0.0)
        settings = _settings(rules, _KEPT, shared_kk).create_settings_dict("duckdb")
        if labelled >= LEAST_LABELLED:
            settings["comparisons"] = _taught(api, shared_kk)
        linker = Linker(api.register("pihak"), settings, log_level=logging.CRITICAL)
        linker.training.estimate_u_using_random_sampling(max_pairs=min(_RANDOM_PAIRS, _PAIRS_EACH * many),
                                                         seed=SEED, min_count_per_level=None)
        if labelled < LEAST_LABELLED:
            _expect(linker, many)
        found = linker.inference.predict(threshold_match_weight=_LEAST_WEIGHT)
        prior = float(linker.misc.save_model_to_json()["probability_two_random_records_match"])
    return found.physical_name, prior / (1 - prior)


def _taught(api: DuckDBAPI, shared_kk: float) -> Any:
    """The comparisons with what the labelled pairs teach."""
    settings = _settings([block_on("label")], ["label"], shared_kk)
    teacher = Linker(api.register("berlabel"), settings, log_level=logging.CRITICAL)
    teacher.training.estimate_m_from_label_column("label")
    return teacher.misc.save_model_to_json()["comparisons"]


def _expect(linker: Linker, many: int) -> None:
    """Learn without labels: from pairs of one name, and of one village and birth date. Too few pairs teach nothing, and
    the values written above stay."""
    for rule in (block_on("nama"), block_on("desa", "tgl")):
        try:
            linker.training.estimate_parameters_using_expectation_maximisation(
                rule, record_sample_proportion=min(1.0, _EM_ROWS / max(many, 1)))
        except SplinkException:
            continue
