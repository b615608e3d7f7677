SELECT regulation, year, part, item, value, unit, source, note FROM incentive_rules;
