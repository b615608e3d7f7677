/* Names of villages, once the map is near enough to read them; those of the kecamatan and of what lies around come
 * first, and a name that would cover another waits until one is nearer still. */
(function () {
  "use strict";

  const NEAR = 1.2; // steps of zoom beyond the view of the whole
  const { mainPart } = window.DasborShapes;

  class DasborNames {
    constructor(peta) {
      this.peta = peta;
      this.made = new Map(); // by code; made when first near, since most readers look from afar
      this.shown = [];
    }

    /** Puts the names of the villages in view on the map and takes the others off; returns those in view. */
    place() {
      const { map, regions, whole } = this.peta, view = map.getBounds();
      const isNear = whole && map.getZoom() >= map.getBoundsZoom(whole) + NEAR;
      const seen = isNear ? regions.filter(({ region }) => region.group).map((layer) => this.at(layer)) : [];
      const now = seen.filter((label) => view.contains(label.getLatLng()));
      for (const label of this.shown) if (!now.includes(label)) label.remove();
      for (const label of now) label.addTo(map);
      return (this.shown = now);
    }

    at(layer) {
      const { code, name } = layer.region, middle = L.latLngBounds(mainPart(layer.getLatLngs())).getCenter();
      if (!this.made.has(code)) {
        const text = document.createElement("span");
        text.className = "peta-label peta-village";
        text.textContent = name;
        const icon = L.divIcon({ html: text, className: "", iconSize: [0, 0] });
        this.made.set(code, Object.assign(L.marker(middle, { icon, interactive: false, keyboard: false }), { text }));
      }
      return this.made.get(code).setLatLng(middle);
    }
  }

  window.DasborNames = DasborNames;
})();
