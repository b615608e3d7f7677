"""The floor: a Streamlit page with a title, one select box and the word it chose."""

import streamlit as st

st.title("Kosong")
st.write("Terpilih: " + str(st.selectbox("Indikator", ["satu", "dua", "tiga", "empat"])))
