"""Many servers and regencies on one PostgreSQL and one object store: spread, contention, kills, outages, growth.

`python -m benchmarks.outgrow`; see __main__.py."""
