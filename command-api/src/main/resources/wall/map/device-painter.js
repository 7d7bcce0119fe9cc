import { stampAt } from './canvas-layer.js';
import { PointSet } from './point-set.js';
import { Stamps } from './symbols.js';

/** Where sensors stand; shown from a zoom on, since they are background. */
export class DevicePainter {
  points = new PointSet();
  visible = true;
  fromZoom = 12;
  #stamps = new Stamps();

  paint(pen) {
    if (this.visible && pen.zoom >= this.fromZoom) {
      const stamp = this.#stamps.device(Math.round(20 * pen.unit));
      this.points.within(pen.extent, (id, x, y) => stampAt(pen, stamp, x, y));
    }
    return false;
  }

  hit(x, y, resolution, zoom, scale) {
    return this.visible && zoom >= this.fromZoom
      ? this.points.nearest(x, y, 12 * scale * resolution)
      : null;
  }
}
