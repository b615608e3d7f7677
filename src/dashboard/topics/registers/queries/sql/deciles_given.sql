SELECT * FROM register_deciles ORDER BY run, region_code, program, register, decile_basis, unit, decile;
