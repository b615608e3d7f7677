"""What Streamlit draws. Only this package, pages/ and app.py know Streamlit."""
