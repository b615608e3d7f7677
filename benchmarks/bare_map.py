"""The floor of the named packages: a page with the village map by st_folium and nothing else."""

import streamlit as st

from dashboard.render.maps import Paint, village_map
from dashboard.store.database import current_build_id
from dashboard.ui import served
from dashboard.ui.kept import cached
from dashboard.ui.maps import view as map_view

st.set_page_config(layout="wide")
build = current_build_id()
states = cached.village_states(build)
map_view.show(village_map(cached.assets(build), served.folder(), states.file), Paint(states.keys[0]), "map", 500)
