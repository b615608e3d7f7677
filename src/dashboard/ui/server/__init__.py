"""What stands between the network and Streamlit: who may open a web socket, what may come through it, what is made
for whom and when."""
