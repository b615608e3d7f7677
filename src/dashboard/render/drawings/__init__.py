"""Pictures as SVG, without Plotly: small lines, strips, outlines, maps for paper."""
