SELECT region_code, kecamatan_code, program, register, decile_basis, unit, decile, listed::DOUBLE AS listed,
       recipients::DOUBLE AS recipients, cutoff_register, cutoff_program
FROM register_deciles WHERE run = $run
ORDER BY program, register, decile_basis, unit, region_code, decile;
