SELECT indicator, month, lag_years, source, note FROM releases;
