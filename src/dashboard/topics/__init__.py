"""One folder a subject. topic.py declares it; dashboard.registry lists the folders in order.

Inside a topic: contracts < queries < rules < words < blocks < parts; only parts know Streamlit.
"""
