/* The canvas that regions are drawn on: borders are kept as a picture of their own, since another indicator changes
 * only what regions are filled with. Very many regions are filled as a picture too (peta-raster.js), which has no soft edges
 * under the borders but changes at once.
 *
 * window.DasborCanvas(options): an L.canvas; `many` as said. Layers with the option `region` follow each other, have
 * borders alike, and are followed by those with the option `border`.
 */
(function () {
  "use strict";

  function trace(pen, { _parts }) {
    pen.beginPath();
    for (const ring of _parts) {
      pen.moveTo(ring[0].x, ring[0].y);
      for (let i = 1; i < ring.length; i++) pen.lineTo(ring[i].x, ring[i].y);
      pen.closePath();
    }
  }

  const drawing = {
    forgetShapes() {
      this._kept = this._borders = this._raster = this._fills = null;
    },

    _updateStyle(layer) {
      if (layer.options.region) this._fills = null;
      L.Canvas.prototype._updateStyle.call(this, layer);
    },

    /** Leaflet's, with borders as one picture, and many regions as another under it, inside its clip. */
    _draw() {
      const bounds = this._redrawBounds, pen = this._ctx;
      pen.save();
      if (bounds) {
        const { x, y } = bounds.getSize();
        pen.beginPath();
        pen.rect(bounds.min.x, bounds.min.y, x, y);
        pen.clip();
      }
      this._drawing = true;
      this._colour = this._opacity = null;
      let before = false;
      for (let order = this._drawFirst; order; order = order.next) {
        const { layer } = order, { region, border } = layer.options;
        if (before && !region) this._drawOver();
        before = region;
        if (border || (region && this.options.many)) continue;
        if (!bounds || (layer._pxBounds && layer._pxBounds.intersects(bounds))) layer._updatePath();
      }
      if (before) this._drawOver();
      this._drawing = false;
      pen.restore();
    },

    /** Leaflet's; called outside of drawing when a shape or its place on the canvas is another. */
    _updatePoly(layer, closed) {
      if (!this._drawing && (layer.options.region || layer.options.border)) this.forgetShapes();
      if (!layer.options.region) L.Canvas.prototype._updatePoly.call(this, layer, closed);
      else if (this._drawing && layer._parts.length) {
        const { fillColor, fillOpacity } = layer.options, pen = this._ctx;
        trace(pen, layer);
        if (fillOpacity !== this._opacity) pen.globalAlpha = this._opacity = fillOpacity;
        if (fillColor !== this._colour) pen.fillStyle = this._colour = fillColor;
        pen.fill("evenodd");
      }
    },

    _drawOver() {
      if (!this._container.width || !this._container.height) return; // not laid out yet
      const pen = this._ctx, pictures = [this._bordersNow()];
      if (this.options.many) pictures.unshift((this._fills ||= this._filled()));
      pen.save();
      pen.resetTransform();
      pen.globalAlpha = 1;
      for (const picture of pictures) pen.drawImage(picture, 0, 0);
      pen.restore();
    },

    _bordersNow() {
      const { regions, borders } = this._layersKept();
      const colours = [regions, borders].map((layers) => layers.length && layers[0].options.color).join();
      if (!this._borders || this._borders.colours !== colours) {
        this._borders = { colours, picture: this._bordersOf(regions, borders) };
      }
      return this._borders.picture;
    },

    _bordersOf(regions, borders) {
      const { width, height } = this._container, picture = document.createElement("canvas");
      const pen = Object.assign(picture, { width, height }).getContext("2d"), own = this._ctx;
      pen.setTransform(own.getTransform());
      pen.strokeStyle = regions[0].options.color;
      pen.lineWidth = regions[0].options.weight;
      for (const region of regions) {
        trace(pen, region);
        pen.stroke();
      }
      this._ctx = pen;
      for (const border of borders) border._updatePath();
      this._ctx = own;
      return picture;
    },

    _filled() {
      const { regions } = this._layersKept(), { width, height } = this._container;
      this._raster ||= new window.DasborRaster(
        width, height, this._ctx.getTransform(), regions.map((layer) => layer._parts),
      );
      return this._raster.picture(regions.map((layer) => layer.options));
    },

    /** The layers that are kept as pictures, looked for once until a shape is another or one is added. */
    _layersKept() {
      if (!this._kept) {
        this._kept = { regions: [], borders: [] };
        for (let order = this._drawFirst; order; order = order.next) {
          const { region, border } = order.layer.options;
          if (region) this._kept.regions.push(order.layer);
          else if (border) this._kept.borders.push(order.layer);
        }
      }
      return this._kept;
    },
  };

  let Canvas = null;
  window.DasborCanvas = (options) => {
    Canvas ||= L.Canvas.extend(drawing); // Leaflet is there when a map is
    return new Canvas(options);
  };
})();
