/* What the map is made of, without the map: shapes from the geometry file, tiles, files, styles, hatching. */
(function () {
  "use strict";

  /** Rings are stored as differences of whole numbers (1e-5 degree): a third of the size of GeoJSON. */
  function ring(steps, scale) {
    const points = new Array(steps.length / 2);
    let x = 0, y = 0;
    for (let i = 0; i < points.length; i++) {
      x += steps[2 * i];
      y += steps[2 * i + 1];
      points[i] = new L.LatLng(y / scale, x / scale);
    }
    return points;
  }

  const shape = (polygons, scale) => polygons.map((rings) => rings.map((r) => ring(r, scale)));

  /** The square of a tile: column and row count from the south-west corner of the grid. */
  function square(tiles, cell) {
    const west = tiles.west + cell[0] * tiles.dx, south = tiles.south + cell[1] * tiles.dy;
    const east = west + tiles.dx, north = south + tiles.dy;
    return [[[[south, west], [north, west], [north, east], [south, east]]]];
  }

  /** Outline of a group of tiles: the sides whose neighbour belongs to another group. */
  function tileOutline(tiles, cells) {
    const inside = new Set(cells.map(String));
    const lines = [];
    for (const [c, r] of cells) {
      const [[[sw, nw, ne, se]]] = square(tiles, [c, r]);
      if (!inside.has(String([c - 1, r]))) lines.push([sw, nw]);
      if (!inside.has(String([c, r + 1]))) lines.push([nw, ne]);
      if (!inside.has(String([c + 1, r]))) lines.push([ne, se]);
      if (!inside.has(String([c, r - 1]))) lines.push([se, sw]);
    }
    return lines;
  }

  const latLng = (point) => [point[1], point[0]];

  const middle = (points) => {
    const sum = points.reduce((a, p) => [a[0] + p[0], a[1] + p[1]], [0, 0]);
    return [sum[0] / points.length, sum[1] / points.length];
  };

  /** Bounds of the largest part of a region: far islands must not make the mainland small. */
  function mainPart(polygons) {
    const size = (b) => (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
    return polygons.map((rings) => L.latLngBounds(rings[0])).reduce((a, b) => (size(b) > size(a) ? b : a));
  }

  /** A file by URL, or the object itself. Names change with the content, so a cached copy never ages. */
  async function load(source) {
    if (!source || typeof source === "object") return source || null;
    const answer = await fetch(source, { cache: "force-cache" });
    if (!answer.ok) throw new Error(`${source}: HTTP ${answer.status}`);
    return answer.json();
  }

  /** Resolves when both stylesheets hold; st_folium does not wait for them. Goes on anyway after 3 seconds. */
  async function styled(map) {
    const until = performance.now() + 3000;
    const holds = () =>
      getComputedStyle(map.getContainer()).getPropertyValue("--styled") &&
      getComputedStyle(map.getPanes().overlayPane).position === "absolute";
    while (!holds() && performance.now() < until) await new Promise((go) => setTimeout(go, 8));
    map.invalidateSize({ animate: false });
  }

  /** A canvas pattern of what has no class: a square tile of one colour with what `draw` draws on it. */
  function pattern(side, colour, draw) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = side;
    const pen = tile.getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, side, side);
    pen.beginPath();
    draw(pen);
    return pen.createPattern(tile, "repeat");
  }

  /** Diagonal hatching: "no data" must not look like a light class. */
  const hatch = (theme) => pattern(6, theme.no_data, (pen) => {
    pen.strokeStyle = theme.no_data_hatch;
    pen.lineWidth = 1;
    for (const at of [-6, 0, 6]) {
      pen.moveTo(at, 6);
      pen.lineTo(at + 6, 0);
    }
    pen.stroke();
  });

  /** Sparse dots: beyond the scale, a question about the data. The gap has to stay the loudest thing on the map. */
  const dots = (theme) => pattern(7, theme.paper, (pen) => {
    pen.fillStyle = theme.muted;
    pen.arc(3.5, 3.5, 0.9, 0, 2 * Math.PI);
    pen.fill();
  });

  window.DasborShapes = { shape, square, tileOutline, latLng, middle, mainPart, load, styled, hatch, dots };
})();
