/* Words around the map: switch, buttons, legend, hover card, labels, messages.
 * Data reaches the page only through textContent, so a name can never become markup. */
(function () {
  "use strict";

  const APART = 6; // pixels between two names side by side, which else read as one
  const WORDS = {
    desa: "Peta desa dan kelurahan",
    kabkota: "Peta kabupaten dan kota",
    keys: "Shift dan tombol panah berpindah wilayah, Enter memilih, Escape membatalkan.",
    indicator: "Ukuran pada peta",
    whole: "Tampilkan seluruh wilayah",
    peta: "Peta",
    petak: "Petak",
    form: "Bentuk: peta biasa atau satu petak sama luas tiap desa",
    rank: (rank, of) => `Peringkat ${rank} dari ${of}`,
    group: (name) => `Kecamatan ${name}`,
    failed:
      "Peta tidak dapat dimuat. Muat ulang halaman ini; bila tetap kosong, minta pengelola menjalankan " +
      "“python -m dashboard build” di server.",
    empty: "Belum ada data untuk ukuran dan tahun ini.",
  };

  function make(tag, name, text, parent) {
    const node = document.createElement(tag);
    if (name) node.className = name;
    if (text !== undefined && text !== null) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  }

  function message(box, text) {
    let note = box.querySelector(".peta-message");
    if (!note) {
      note = make("p", "peta-message", "", box);
      note.setAttribute("role", "alert");
    }
    note.textContent = text;
    note.hidden = !text;
  }

  /** The frame is its own document: take the page's font from Streamlit's stylesheet, already cached. */
  function borrowFont() {
    try {
      if (window.parent === window) return;
      for (const sheet of window.parent.document.styleSheets) {
        for (const rule of sheet.cssRules) {
          if (rule instanceof window.parent.CSSFontFaceRule && /Source Sans/.test(rule.cssText)) {
            const base = sheet.href || window.parent.document.baseURI;
            const css = rule.cssText.replace(/url\("([^"]+)"\)/g, (_, u) => `url("${new URL(u, base)}")`);
            make("style", "", css, document.head);
          }
        }
      }
    } catch {
      /* another origin: the system's sans is fine */
    }
  }

  class DasborPanel {
    constructor(peta) {
      this.peta = peta;
      this.box = peta.map.getContainer();
      this.box.classList.add("peta");
      this.box.setAttribute("role", "application");
      this.labels = [];
      this.names = new window.DasborNames(peta);
      this.box.addEventListener("keyup", () => (this.box.dataset.keys = "yes"));
      this.box.addEventListener("pointerdown", () => delete this.box.dataset.keys);
      borrowFont();
      for (const [way, words] of Object.entries({ in: "Perbesar", out: "Perkecil" })) { // Leaflet's own are English
        const button = this.box.querySelector(`.leaflet-control-zoom-${way}`);
        for (const name of button ? ["title", "aria-label"] : []) button.setAttribute(name, words);
      }
      const top = make("div", "peta-top", null, this.box);
      if (peta.config.parts.switch) this.makeSwitch(top);
      if (peta.config.parts.tiles) this.makeForms(top);
      const home = make("button", "peta-button", "⌂", top);
      home.type = "button";
      home.title = WORDS.whole;
      home.setAttribute("aria-label", WORDS.whole);
      home.addEventListener("click", () => peta.fit());
      this.legend = make("div", "peta-legend", null, this.box);
      this.hover = make("div", "peta-card", null, this.box);
      this.hover.hidden = true;
      this.live = make("div", "peta-live", null, this.box);
      this.live.setAttribute("aria-live", "polite");
      for (const part of [top, this.legend]) {
        L.DomEvent.disableClickPropagation(part);
        L.DomEvent.disableScrollPropagation(part);
      }
    }

    makeSwitch(parent) {
      this.select = make("select", "peta-select", null, parent);
      this.select.setAttribute("aria-label", WORDS.indicator);
      this.select.addEventListener("change", () => this.peta.change({ key: this.select.value }));
    }

    makeForms(parent) {
      const group = (this.formsGroup = make("div", "peta-forms", null, parent));
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", WORDS.form);
      this.forms = ["peta", "petak"].map((mode) => {
        const button = make("button", "peta-button", WORDS[mode], group);
        button.type = "button";
        button.addEventListener("click", () => this.peta.change({ mode }));
        return [mode, button];
      });
    }

    /** Choices of the switch: the newest of each indicator, in the catalogue's order. Forms only when there are tiles. */
    fill(entries, tiles) {
      if (!tiles) this.formsGroup?.remove();
      if (!this.select) return;
      const newest = new Map();
      for (const [key, entry] of Object.entries(entries)) {
        const seen = newest.get(entry.indicator);
        if (!seen || entry.order > entries[seen].order) newest.set(entry.indicator, key);
      }
      this.select.hidden = newest.size < 2;
      for (const key of newest.values()) this.option(key, entries[key]);
    }

    option(key, entry) {
      const option = make("option", "", `${entry.short} · ${entry.period}`, this.select);
      option.value = key;
      option.dataset.indicator = entry.indicator;
    }

    /** After every change: switch, legend, theme and what a screen reader says about the map. */
    refresh() {
      const { peta } = this, entry = peta.entry, theme = peta.theme;
      for (const name of ["paper", "panel", "ink", "muted", "hairline", "blitar"]) {
        this.box.style.setProperty(`--${name}`, theme[name]);
      }
      if (this.select && entry) this.follow(entry);
      for (const [mode, button] of this.forms || []) {
        button.setAttribute("aria-pressed", String(mode === peta.state.mode));
      }
      message(this.box, entry ? "" : WORDS.empty);
      const what = entry ? `${entry.name}, ${entry.period}` : WORDS.empty;
      this.box.setAttribute("aria-label", `${WORDS[peta.config.level]}: ${what}. ${WORDS.keys}`);
      this.drawLegend(entry);
      if (entry) this.box.dispatchEvent(new CustomEvent("dasbor:painted", { detail: entry }));
    }

    follow(entry) {
      const { key } = this.peta.state;
      const same = [...this.select.options].find((o) => o.dataset.indicator === entry.indicator);
      if (!same) this.option(key, entry);
      else if (same.value !== key) {
        same.value = key;
        same.textContent = `${entry.short} · ${entry.period}`;
      }
      this.select.value = key;
    }

    drawLegend(entry) {
      this.legend.hidden = !entry || !this.peta.config.parts.legend;
      if (this.legend.hidden) return;
      const { peta } = this, colours = peta.colours(entry), group = peta.groups.get(peta.state.dim);
      const counts = {};
      for (const { region } of peta.regions) {
        const grade = entry.classes[region.index];
        if (!group || region.group === peta.state.dim) counts[grade] = (counts[grade] || 0) + 1;
      }
      this.legend.replaceChildren();
      make("div", "peta-legend-title", entry.unit ? `${entry.short} (${entry.unit})` : entry.short, this.legend);
      if (group) make("div", "peta-muted", WORDS.group(group.name), this.legend);
      const list = make("ul", "", null, this.legend);
      entry.words.forEach((word, grade) => {
        const ends = { 0: entry.ends[0], [entry.words.length - 1]: entry.ends[1] };
        this.legendRow(list, colours[grade], word, counts[grade] || 0, ends[grade]);
      });
      if (counts["+"]) this.legendRow(list, null, entry.odd, counts["+"], null, "peta-beyond");
      if (counts["-"]) this.legendRow(list, null, entry.none, counts["-"]);
      if (entry.alike) this.legendRow(list, null, entry.alikeWord, entry.alike.length, null, "peta-alike");
    }

    legendRow(list, colour, word, count, end, look = "peta-hatch") {
      const row = make("li", "", null, list);
      const swatch = make("i", colour ? "" : look, null, row);
      if (colour) swatch.style.background = colour;
      const words = make("span", "peta-word", word, row);
      if (end) make("em", "", end, words);
      make("b", "", String(count), row);
    }

    /** The hover card beside the pointer, kept inside the box; the same words for a screen reader. */
    card(region, at) {
      this.hover.hidden = !region;
      if (!region) return;
      const { peta } = this, entry = peta.entry, group = peta.groups.get(region.group);
      this.hover.replaceChildren();
      make("strong", "", region.name, this.hover);
      if (group) make("span", "peta-muted", WORDS.group(group.name), this.hover);
      if (entry) this.cardValue(entry, region.index);
      this.live.textContent = [...this.hover.childNodes].map((n) => n.textContent).join(". ");
      if (at) this.beside(at);
    }

    cardValue(entry, index) {
      const grade = entry.classes[index];
      if (grade === "-") {
        make("span", "", `${entry.short}: ${entry.text[index] || entry.none}`, this.hover);
        return;
      }
      make("span", "peta-value", entry.text[index], this.hover);
      make("span", "peta-muted", `${entry.short} · ${entry.period}`, this.hover);
      const row = make("span", "peta-grade", null, this.hover);
      const swatch = make("i", grade === "+" ? "peta-beyond" : "", null, row);
      if (grade !== "+") swatch.style.background = this.peta.colours(entry)[Number(grade)];
      make("span", "", grade === "+" ? entry.odd : entry.names[Number(grade)], row);
      if (entry.rank[index]) make("span", "", WORDS.rank(entry.rank[index], entry.of), this.hover);
      if (entry.alike && entry.alike.includes(index)) make("span", "", entry.alikeWord, this.hover);
    }

    beside(at) {
      const { offsetWidth: w, offsetHeight: h } = this.hover;
      const left = at.x + 16 + w > this.box.clientWidth ? at.x - 16 - w : at.x + 16;
      const top = Math.min(Math.max(at.y - h / 2, 4), this.box.clientHeight - h - 4);
      this.hover.style.transform = `translate(${Math.max(left, 4)}px, ${top}px)`;
    }

    label(name, at) {
      const text = make("span", "peta-label", name);
      const icon = L.divIcon({ html: text, className: "", iconSize: [0, 0] });
      const marker = L.marker(at.peta, { icon, interactive: false, keyboard: false });
      marker.at = at;
      marker.text = text;
      this.labels.push(marker);
      return marker;
    }

    showLabels() {
      if (this.peta.config.parts.labels) for (const label of this.labels) label.addTo(this.peta.map);
    }

    /** Hides a label that would cover or touch an earlier one; at phone width few remain, and that is right. */
    placeLabels() {
      if (this.placing || !this.peta.config.parts.labels) return;
      this.placing = requestAnimationFrame(() => {
        this.placing = null;
        this.hideClashes();
      });
    }

    hideClashes() {
      const taken = [];
      const labels = [...this.labels, ...this.names.place()];
      for (const { text } of labels) text.hidden = false;
      const boxes = labels.map(({ text }) => text.getBoundingClientRect());
      for (const [i, { text }] of labels.entries()) {
        const r = boxes[i];
        const clash = taken.some(
          (t) => r.left < t.right + APART && r.right + APART > t.left && r.top < t.bottom && r.bottom > t.top,
        );
        text.hidden = clash;
        if (!clash) taken.push(r);
      }
    }

    /** Padding that keeps the regions clear of the legend and the buttons: the legend stands below or in the
     * corner, whichever leaves the regions larger. */
    room() {
      const { clientWidth: w, clientHeight: h } = this.box, proportion = this.peta.proportion();
      const isBetween = !this.select && !this.forms && (h - 16) * proportion < w - 2 * 56; // the buttons in the corners
      const top = isBetween ? 8 : 44;
      if (this.legend.hidden) return { paddingTopLeft: [8, top], paddingBottomRight: [8, 8] };
      const width = (left, below) => Math.min(w - left, (h - top - below) * proportion);
      delete this.box.dataset.legend;
      // The kabupaten leaves its south-west corner free; one kecamatan may fill it.
      const corner = this.legend.offsetWidth * (this.peta.groups.has(this.peta.state.dim) ? 1 : 0.8) + 12;
      this.box.dataset.legend = "below";
      const below = this.legend.offsetHeight + 12;
      if (w < 480 || width(8, below) > width(corner, 12)) {
        return { paddingTopLeft: [8, top], paddingBottomRight: [8, below] };
      }
      delete this.box.dataset.legend;
      return { paddingTopLeft: [corner, top], paddingBottomRight: [12, 12] };
    }

    fail(error) {
      console.error(error);
      message(this.box, WORDS.failed);
    }
  }

  /* st_folium shows a blank box when a script cannot be fetched; say so instead. */
  window.addEventListener(
    "error",
    (event) => {
      const box = document.getElementById("map_div");
      if (event.target instanceof HTMLScriptElement && box) message(box, WORDS.failed);
    },
    true,
  );

  window.DasborPanel = DasborPanel;
})();
