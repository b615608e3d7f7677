"""The floor: a Streamlit page with a title and one select box."""

import streamlit as st

st.title("Kosong")
st.selectbox("Indikator", ["a", "b", "c", "d"])
