/* Peta wilayah: one Leaflet canvas layer of regions, repainted from a string of classes.
 *
 * Python (dashboard/render/maps.py) calls Dasbor.attach(map, config) once, in the constant base map,
 * and Dasbor.update(state) at every change. Shapes, files and hatching come from peta-shapes.js, names of villages from
 * peta-names.js, words on screen from peta-panel.js, the canvas from peta-canvas.js and peta-raster.js.
 *
 * config: geometry and values (URL, or the object itself), parts, level, emphasis, title
 * state:  key ("indicator|year|period"), entry (when it is not in the values file), dim (kecamatan code),
 *         selected (region code), mode ("peta" | "petak"), theme ("light" | "dark"), ack (last seq seen)
 * entry:  classes (one character a region in file order: 0..4, "-" is no data, "+" is beyond the scale and to be
 *         checked), text, rank, of, words, odd (word for "+"), alike (indices drawn with a dotted outline), alikeWord, ...
 */
(function () {
  "use strict";

  const NO_DATA = "-", BEYOND = "+";
  const MANY = 1500; // more regions than a kabupaten has
  const PAPER = { width: "690px", height: "480px" }; // fits between the margins of A4, and into the frame on paper
  const LINE = { regions: 0.4, groups: 1.2, hover: 1.6, casing: 5, selected: 2.5, emphasis: 3, alike: 1.6 };

  const { shape, square, tileOutline, latLng, middle, mainPart, load, styled, hatch, dots } = window.DasborShapes;

  /* ---- the map ------------------------------------------------------------------------------- */

  class Peta {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.state = { mode: "peta", theme: "light", ack: 0 };
      this.shown = {};
      this.coloured = [];
      this.seq = 0;
      this.regions = [];
      this.values = {};
      this.reduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.panel = new window.DasborPanel(this);
      this.calmScrolling();
      this.ready = this.start().catch((error) => this.panel.fail(error));
    }

    async start() {
      const { geometry: shapes, values: figures } = this.config;
      const [geometry, values] = await Promise.all([load(shapes), load(figures), styled(this.map)]);
      this.values = (values && values.entries) || {};
      this.draw(geometry);
      this.panel.fill(this.values, geometry.tiles);
      this.listen();
      this.loaded = true;
      this.apply();
    }

    /** Makes every layer once; later changes only restyle or move what is here. */
    draw(geometry) {
      const scale = geometry.scale, tiles = geometry.tiles;
      const renderer = (this.renderer = window.DasborCanvas({ padding: 0.3, many: geometry.regions.length > MANY }));
      const quiet = { renderer, interactive: false };
      const layers = [];
      const both = (layer, peta, petak) => {
        layer.forms = { peta, petak: petak || peta };
        layers.push(layer);
        return layer;
      };
      for (const c of geometry.context || []) {
        both(L.polygon([], { ...quiet, kind: "context" }), shape(c.polygons, scale), []);
      }
      if (tiles) {
        for (const cell of tiles.context) both(L.polygon([], { ...quiet, kind: "context" }), [], square(tiles, cell));
      }
      this.regions = geometry.regions.map((r, i) => {
        const forms = [shape(r.polygons, scale), tiles && square(tiles, r.tile)];
        const layer = both(L.polygon([], { renderer, region: true, weight: LINE.regions, fillOpacity: 1 }), ...forms);
        layer.region = { index: i, code: r.code, name: r.name, group: r.group };
        return layer;
      });
      const first = (r) => (r.code === this.config.emphasis ? 0 : 1);
      for (const r of [...geometry.regions].sort((a, b) => first(a) - first(b))) {
        if (r.label) this.panel.label(r.name.replace(/^Kabupaten /, ""), { peta: latLng(r.label) });
      }
      this.byCode = new Map(this.regions.map((layer) => [layer.region.code, layer]));
      this.groups = new Map();
      for (const g of geometry.groups || []) {
        const cells = geometry.regions.filter((r) => r.group === g.code).map((r) => r.tile);
        const outline = shape(g.polygons, scale).flat(), tiled = tiles ? tileOutline(tiles, cells) : null;
        const line = both(L.polyline([], { ...quiet, weight: LINE.groups, border: true, kind: "group" }), outline, tiled);
        this.panel.label(g.name, { peta: latLng(g.label), petak: tiled && middle(tiled.flat()) });
        this.groups.set(g.code, { name: g.name, line });
      }
      for (const c of geometry.context || []) {
        const cell = tiles && tiles.context[0];
        this.panel.label(c.name, { peta: latLng(c.label), petak: cell && middle(square(tiles, cell).flat(2)) });
      }
      const mark = (weight, kind) => L.polygon([], { ...quiet, fill: false, weight, kind });
      this.emphasis = this.byCode.get(this.config.emphasis);
      this.marks = {
        alike: L.polygon([], { ...quiet, fill: false, weight: LINE.alike, dashArray: "1 4", lineCap: "round", kind: "mark" }),
        emphasis: mark(LINE.emphasis, "emphasis"),
        hover: mark(LINE.hover, "mark"),
        casing: mark(LINE.casing, "casing"),
        selected: mark(LINE.selected, "mark"),
      };
      this.layers = layers;
      this.reshape("peta");
      this.shown.mode = "peta";
      const all = L.latLngBounds(this.regions.map((layer) => layer.getBounds()));
      this.whole = L.latLngBounds(this.regions.map((layer) => mainPart(layer.getLatLngs())));
      // Zoomed out first and at once: setMinZoom on a view farther out would start an animation of its own.
      this.map.fitBounds(all, { animate: false }).setMaxBounds(all.pad(0.6));
      this.map.setMinZoom(this.map.getZoom() - 2).setMaxZoom(15);
    }

    listen() {
      const of = (event) => event.layer || event.target;
      const group = L.featureGroup(this.regions);
      group.on("mouseover mousemove", (e) => this.point(of(e), e.containerPoint));
      group.on("mouseout", () => this.point(null));
      group.on("click", (e) => {
        this.choose(of(e).region.code);
        this.point(of(e), e.containerPoint);
      });
      this.map.on("zoomend moveend", () => this.panel.placeLabels());
      this.map.on("resize", () => (this.atHome() ? this.fit() : this.panel.placeLabels()));
      const box = this.map.getContainer();
      box.addEventListener("keydown", (e) => this.key(e), true);
      // Leaflet only follows the window; the box also changes when words above it wrap.
      window.addEventListener("beforeprint", () => this.onPaper(PAPER));
      window.addEventListener("afterprint", () => this.onPaper({ width: null, height: null }));
      new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(box);
    }

    /** Paper is narrower than the screen and always light, and printing does not wait for the next frame: drawn again
     *  at once. */
    onPaper(size) {
      this.still = true;
      this.printed = size.width !== null;
      if (this.loaded) {
        this.paint();
        this.panel.refresh();
      }
      const { style } = this.map.getContainer();
      for (const [side, length] of Object.entries(size)) style.setProperty(side, length, "important");
      this.map.invalidateSize({ animate: false });
      this.map.fitBounds(this.target(), { ...this.panel.room(), animate: false });
      this.panel.hideClashes();
      this.renderer._redraw();
      this.still = false;
    }

    /* ---- state ---- */

    update(state) {
      // An answer to an older click must not undo a newer one that is still on its way to the server.
      if ((state.ack || 0) < this.seq) state = { ...state, selected: this.state.selected, ...this.pending };
      this.state = { ...this.state, entry: null, ...state };
      if (this.loaded) this.apply();
    }

    apply() {
      const { mode, dim, selected } = this.state;
      const refit = mode !== this.shown.mode && this.shown.once && this.atHome();
      if (mode !== this.shown.mode) this.reshape(mode);
      this.paint();
      this.outlineSelected();
      this.panel.refresh();
      if (!this.shown.once) this.show();
      else if (dim !== this.shown.dim || refit) this.fit();
      else if (selected && selected !== this.shown.selected) this.reveal(selected);
      this.shown = { once: true, mode, dim, selected };
      const container = this.map.getContainer();
      requestAnimationFrame(() => (container.dataset.painted = this.state.key || ""));
    }

    /** Layers join the map when the view is settled: Leaflet projects every point again at each zoom. */
    show() {
      this.fit();
      for (const layer of [...this.layers, ...Object.values(this.marks)]) layer.addTo(this.map);
      this.panel.showLabels();
      this.outlineSelected();
    }

    get entry() {
      return this.state.entry || this.values[this.state.key] || null;
    }

    get theme() {
      return (!this.printed && window.DasborPalette[this.state.theme]) || window.DasborPalette.light;
    }

    colours(entry) {
      return this.theme[entry.ramp];
    }

    paint() {
      const theme = this.theme, entry = this.entry, { dim, mode } = this.state;
      const wanted = [theme, entry, dim, mode];
      if (wanted.every((part, i) => part === this.coloured[i])) return; // as when the server follows a choice made here
      this.coloured = wanted;
      const none = hatch(theme), beyond = dots(theme), ramp = entry ? this.colours(entry) : [];
      for (const layer of this.regions) {
        const grade = entry ? entry.classes[layer.region.index] : NO_DATA;
        const faded = dim && layer.region.group !== dim;
        layer.setStyle({
          color: theme.paper,
          fillColor: grade === NO_DATA ? none : grade === BEYOND ? beyond : ramp[Number(grade)],
          fillOpacity: faded ? 0.22 : 1,
        });
      }
      for (const layer of this.layers) {
        if (layer.options.kind === "context") {
          layer.setStyle({ color: theme.muted, weight: 0.6, fillColor: theme.hairline, fillOpacity: 1 });
        } else if (layer.options.kind === "group") layer.setStyle({ color: theme.ink });
      }
      const alike = new Set(entry && entry.alike ? entry.alike : []);
      this.marks.alike.setLatLngs(this.regions.filter((layer) => alike.has(layer.region.index)).map((layer) => layer.getLatLngs()));
      const marks = { emphasis: theme.blitar, casing: theme.paper, mark: theme.ink };
      for (const layer of Object.values(this.marks)) layer.setStyle({ color: marks[layer.options.kind] });
    }

    /** Swaps polygons for squares or back: same layers, colours and clicks. */
    reshape(mode) {
      for (const layer of this.layers) layer.setLatLngs(layer.forms[mode]);
      for (const label of this.panel.labels) label.setLatLng(label.at[mode] || label.at.peta);
      this.outline(this.marks.emphasis, this.emphasis);
      this.outline(this.marks.hover, null);
      this.panel.placeLabels();
    }

    /** Light under dark (or the reverse), so that the line is seen on every class. */
    outlineSelected() {
      const layer = this.byCode.get(this.state.selected);
      this.outline(this.marks.casing, layer);
      this.outline(this.marks.selected, layer);
    }

    outline(mark, layer) {
      mark.setLatLngs(layer ? layer.getLatLngs() : []);
      if (layer) mark.bringToFront();
    }

    /* ---- view ---- */

    target() {
      const group = this.groups.get(this.state.dim);
      if (group) return group.line.getBounds().pad(0.08);
      return this.state.mode === "petak" ? L.latLngBounds(this.regions.map((r) => r.getBounds())) : this.whole;
    }

    /** Width by height of what is to be seen. */
    proportion() {
      const bounds = this.target(), north = bounds.getNorth(), south = bounds.getSouth();
      const width = (bounds.getEast() - bounds.getWest()) * Math.cos((bounds.getCenter().lat * Math.PI) / 180);
      return width / (north - south);
    }

    fit() {
      const room = this.panel.room();
      if (!this.map.getSize().x) return;
      const here = () => (this.homeView = [this.map.getCenter(), this.map.getZoom()]);
      this.map.once("moveend", here); // first: without animation it ends at once, and the next move is the reader's
      this.map.fitBounds(this.target(), { ...room, animate: !this.reduced && !this.still && this.shown.once === true });
      here();
      this.panel.placeLabels();
    }

    atHome() {
      if (!this.homeView || !this.homeView[1]) return true;
      const [centre, zoom] = this.homeView;
      return zoom === this.map.getZoom() && centre.distanceTo(this.map.getCenter()) < 2000;
    }

    reveal(code) {
      const layer = this.byCode.get(code);
      if (layer && !this.map.getBounds().contains(layer.getBounds().getCenter())) {
        this.map.panTo(layer.getBounds().getCenter(), { animate: !this.reduced });
      }
    }

    /** The page must scroll past the map: wheel and one-finger drag belong to the map only when in use. */
    calmScrolling() {
      const { map } = this, box = map.getContainer();
      // Leaflet would focus the map itself, which scrolls the page between the press and the release of a click.
      box.addEventListener("mousedown", (e) => this.takeFocus(e), true);
      map.scrollWheelZoom.disable();
      map.on("click", () => map.scrollWheelZoom.enable());
      box.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
      if (!window.matchMedia("(pointer: coarse)").matches) return;
      const drag = () => (this.atHome() ? map.dragging.disable() : map.dragging.enable());
      map.on("zoomend", drag);
      map.dragging.disable();
    }

    takeFocus(event) {
      const box = this.map.getContainer();
      if (!event.target.closest("button, select, a")) box.focus({ preventScroll: true });
    }

    /* ---- pointing and choosing ---- */

    point(layer, at) {
      this.cursor = layer;
      this.outline(this.marks.hover, layer);
      if (layer && this.state.selected) this.outlineSelected();
      this.panel.card(layer && layer.region, at);
    }

    choose(code) {
      if (!this.config.parts.choose) return;
      this.state.selected = code;
      this.outlineSelected();
      this.shown.selected = code;
      this.panel.refresh();
      this.send();
    }

    /** Another indicator or form, at once from the values already here; the server follows. */
    change(part) {
      this.state = { ...this.state, ...(part.key ? { entry: null } : {}), ...part };
      this.pending = { ...this.pending, ...part };
      this.apply();
      this.send();
    }

    send() {
      this.seq = Math.max(Date.now(), this.seq + 1);
      const { selected, key, mode } = this.state;
      const value = { selected: selected || null, key: key || null, mode, seq: this.seq };
      this.pending = { key, mode, entry: this.state.entry };
      if (window.Streamlit) window.Streamlit.setComponentValue(value);
    }

    /** Shift and an arrow move to the next region that way, Enter chooses it, Escape lets go. */
    key(event) {
      const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      const way = event.shiftKey && ways[event.key];
      if (event.target !== this.map.getContainer()) return;
      if (way) this.step(way);
      else if (event.key === "Enter" && this.cursor) this.choose(this.cursor.region.code);
      else if (event.key === "Escape") this.choose(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    step([east, north]) {
      const centre = (layer) => layer.getBounds().getCenter();
      const from = this.cursor || this.byCode.get(this.state.selected);
      const start = from ? centre(from) : this.map.getCenter();
      let best = null, least = Infinity;
      for (const layer of this.regions) {
        const c = centre(layer), dx = c.lng - start.lng, dy = c.lat - start.lat;
        const along = dx * east + dy * north, across = Math.abs(dx * north) + Math.abs(dy * east);
        if (layer === from || (from && (along <= 0 || across > along))) continue;
        const distance = dx * dx + dy * dy;
        if (distance < least) [best, least] = [layer, distance];
      }
      if (!best) return;
      this.reveal(best.region.code);
      this.point(best, this.map.latLngToContainerPoint(centre(best)));
    }
  }

  /* ---- what Python and the tests call ---------------------------------------------------------- */

  window.Dasbor = {
    current: null,
    attach(map, config) {
      this.current = new Peta(map, config);
      if (this.waiting) this.current.update(this.waiting);
      return this.current;
    },
    update(state) {
      this.waiting = state;
      if (this.current) this.current.update(state);
    },
    /** Number of regions that really stand on the canvas with a fill; a blank map has 0. */
    painted() {
      const regions = this.current ? this.current.regions : [];
      return regions.filter((r) => r._map && r.options.fillColor && r._parts && r._parts.length).length;
    },
    /** Screen position of a region inside the map box, for tests that click on it. */
    where(code) {
      const { map, byCode } = this.current;
      const { x, y } = map.latLngToContainerPoint(byCode.get(code).getCenter());
      return { x, y };
    },
  };
})();
