"""The only place that names what Streamlit, streamlit-folium and uvicorn do not promise to keep: addresses, files and
their marks, names in the page, messages of the web socket.

tests/ui/test_inside.py holds each of them against the installed version, and says what changed after an upgrade. Where
something is no longer as expected pages go on as Streamlit's own, with one line in the log.
"""
