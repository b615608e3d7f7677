"""The floor of the named packages: a page with the village map by st_folium and nothing else."""

import streamlit as st

from dashboard.render.maps import Paint, village_map
from dashboard.store.database import open_current
from dashboard.ui import served
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.maps import view as map_view

st.set_page_config(layout="wide")
build = open_current()
states = map_layers.states_of_indicators(build)
map_view.show(village_map(build.assets(), served.folder(), states.file), Paint(states.keys[0]), "map", 500)
