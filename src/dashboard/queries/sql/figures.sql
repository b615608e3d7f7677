-- Only what every build has had since the first one, so that an old build can be asked.
SELECT indicator, region_code, year, period, value, is_sample FROM observations;
