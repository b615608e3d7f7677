/* The canvas that regions are drawn on: their borders are kept as a picture of their own, since another indicator changes
 * only what they are filled with. Borders drawn again for each change took most of the time of a province's 8,492 villages.
 *
 * window.DasborCanvas(options): an L.canvas. Layers with the option `region` follow each other and have borders alike.
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
    /** Shapes or their place on the canvas are others. */
    forgetBorders() {
      this._borders = null;
    },

    _update() {
      this.forgetBorders();
      L.Canvas.prototype._update.call(this);
    },

    /** Leaflet's, with the borders between the last region and what stands on top, inside its clip. */
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
      let last = null;
      for (let order = this._drawFirst; order; order = order.next) {
        const { layer } = order;
        if (bounds && !(layer._pxBounds && layer._pxBounds.intersects(bounds))) continue;
        if (last && !layer.options.region) this._drawBorders(last);
        last = layer.options.region ? layer : null;
        layer._updatePath();
      }
      if (last) this._drawBorders(last);
      this._drawing = false;
      pen.restore();
    },

    _updatePoly(layer, closed) {
      if (!layer.options.region) L.Canvas.prototype._updatePoly.call(this, layer, closed);
      else if (this._drawing && layer._parts.length) {
        const { fillColor, fillOpacity } = layer.options, pen = this._ctx;
        trace(pen, layer);
        if (fillOpacity !== this._opacity) pen.globalAlpha = this._opacity = fillOpacity;
        if (fillColor !== this._colour) pen.fillStyle = this._colour = fillColor;
        pen.fill("evenodd");
      }
    },

    _drawBorders({ options }) {
      const pen = this._ctx;
      if (!this._container.width || !this._container.height) return; // not laid out yet
      if (!this._borders || this._borders.colour !== options.color) this._borders = this._bordersOf(options);
      pen.save();
      pen.resetTransform();
      pen.globalAlpha = 1;
      pen.drawImage(this._borders.picture, 0, 0);
      pen.restore();
    },

    _bordersOf({ color, weight }) {
      const picture = document.createElement("canvas"), pen = picture.getContext("2d");
      picture.width = this._container.width;
      picture.height = this._container.height;
      pen.setTransform(this._ctx.getTransform());
      pen.strokeStyle = color;
      pen.lineWidth = weight;
      for (let order = this._drawFirst; order; order = order.next) {
        if (!order.layer.options.region) continue;
        trace(pen, order.layer);
        pen.stroke();
      }
      return { colour: color, picture };
    },
  };

  let Canvas = null;
  window.DasborCanvas = (options) => {
    Canvas ||= L.Canvas.extend(drawing); // Leaflet is there when a map is
    return new Canvas(options);
  };
})();
