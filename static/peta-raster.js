/* Regions as a picture of their numbers: which region a pixel belongs to is found once for a view, and another
 * indicator only looks up a colour for each pixel. Filling a province's 8,492 villages one by one took most of a change.
 *
 * new DasborRaster(width, height, transform, regions): regions are lists of closed rings; the transform (larger and
 * moved, not turned) takes their points to pixels.
 * picture(fills): a canvas with each region filled as its { fillColor ("#rrggbb" or a pattern), fillOpacity } says.
 */
(function () {
  "use strict";

  const ROW = 1 << 17; // from one row's crossings to the next in a list that is sorted by row and then by place
  const WEST = ROW / 4; // a crossing may lie west of the picture

  const canvas = (width, height) => Object.assign(document.createElement("canvas"), { width, height });

  class DasborRaster {
    constructor(width, height, transform, regions) {
      Object.assign(this, { width, height, transform });
      this.numbers = new Uint32Array(width * height); // 0 is no region
      this.crossings = new Float64Array(1 << 16);
      regions.forEach((rings, index) => this.fill(this.cross(rings), index + 1));
      this.crossings = null;
    }

    /** Where the rings' sides cross the middles of the rows of pixels, in order. */
    cross(rings) {
      const { a: scale, e: left, f: up } = this.transform;
      let found = 0;
      for (const ring of rings) {
        const points = ring.map(({ x, y }) => ({ x: x * scale + left, y: y * scale + up }));
        let from = points[points.length - 1];
        for (const to of points) {
          const [top, low] = from.y < to.y ? [from, to] : [to, from];
          const first = Math.max(Math.ceil(top.y - 0.5), 0), end = Math.min(Math.ceil(low.y - 0.5), this.height);
          const slope = (low.x - top.x) / (low.y - top.y);
          if (found + end - first > this.crossings.length) this.grow(found + this.height);
          for (let row = first; row < end; row++) {
            this.crossings[found++] = row * ROW + WEST + top.x + (row + 0.5 - top.y) * slope;
          }
          from = to;
        }
      }
      return this.crossings.subarray(0, found).sort();
    }

    grow(least) {
      const held = this.crossings;
      this.crossings = new Float64Array(2 * least);
      this.crossings.set(held);
    }

    /** Pixels whose middle lies between an odd crossing of their row and the next: holes stay free. */
    fill(crossings, number) {
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const row = Math.floor(crossings[i] / ROW), middle = row * ROW + WEST + 0.5;
        const west = Math.max(Math.ceil(crossings[i] - middle), 0);
        const east = Math.min(Math.ceil(crossings[i + 1] - middle), this.width);
        if (east > west) this.numbers.fill(number, row * this.width + west, row * this.width + east);
      }
    }

    picture(fills) {
      const patterns = new Set(fills.map(({ fillColor }) => fillColor).filter((fill) => typeof fill !== "string"));
      const picture = this.coloured(fills, (fill) => (patterns.has(fill) ? null : fill));
      const pen = picture.getContext("2d");
      for (const pattern of patterns) pen.drawImage(this.patterned(fills, pattern), 0, 0);
      return picture;
    }

    /** Each region as the colour of its fill, which may be none. */
    coloured(fills, colour) {
      const { width, height, numbers } = this;
      const picture = canvas(width, height), pen = picture.getContext("2d");
      const pixels = pen.createImageData(width, height);
      const into = new Uint32Array(pixels.data.buffer), table = new Uint32Array(fills.length + 1);
      const known = new Map();
      fills.forEach(({ fillColor, fillOpacity }, index) => {
        const own = colour(fillColor), key = `${own} ${fillOpacity}`;
        if (!known.has(key)) known.set(key, packed(own, fillOpacity));
        table[index + 1] = known.get(key);
      });
      for (let i = 0; i < numbers.length; i++) into[i] = table[numbers[i]];
      pen.putImageData(pixels, 0, 0);
      return picture;
    }

    /** The pattern where regions are filled with it, as opaque as each says. */
    patterned(fills, pattern) {
      const picture = this.coloured(fills, (fill) => (fill === pattern ? "#000000" : null));
      const pen = picture.getContext("2d");
      pen.globalCompositeOperation = "source-in";
      pen.rect(0, 0, this.width, this.height);
      pen.setTransform(this.transform); // of the pattern, which begins where it does in a region filled by itself
      pen.fillStyle = pattern;
      pen.fill();
      return picture;
    }
  }

  /** A colour as a whole number in the order of bytes of image data; 0 is nothing. */
  function packed(colour, opacity) {
    if (!colour) return 0;
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const { buffer } = Uint8Array.of(red, green, blue, Math.round(255 * opacity));
    return new Uint32Array(buffer)[0];
  }

  window.DasborRaster = DasborRaster;
})();
