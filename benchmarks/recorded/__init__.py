"""Words and figures of everything the project shows, one readable text file a thing, to compare before and after.

`python -m benchmarks.recorded OUT_DIR`, then `python -m benchmarks.recorded --compare BEFORE AFTER`. Only stable
entry points are used (commands, app.py and serve.py); what is imported from the project stands in `project.py`.
"""
