"""Parts of pages; the only shelf of the topic that knows Streamlit."""
