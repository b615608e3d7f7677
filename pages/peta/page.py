"""Placeholder while another helper writes this page."""
import streamlit as st
st.title("…")
