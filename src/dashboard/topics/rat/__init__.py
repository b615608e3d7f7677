"""The yearly action plan (RAT): targets, money, progress by agency."""
