import { stampAt } from './canvas-layer.js';
import { gather, PointSet } from './point-set.js';
import { caseColor, Stamps } from './symbols.js';
import { AT_CENTER, DISPATCHED } from '../city/case-states.js';

const NEW_MILLIS = 2_500;
const BIN_PIXELS = 72;
const SINGLES = 2;

/**
 * Cases on the map: a point each when zoomed in, gathered into counted rings when zoomed out; the
 * part of a ring in the colour of the manual desk is the part of its cases that lie there. A case
 * that just came is ringed for a moment.
 */
export class CasePainter {
  points = new PointSet();
  visible = true;
  selected = null;
  /** From this zoom on each case is a point of its own. */
  pointsFromZoom = 13;
  #stamps = new Stamps();

  paint(pen) {
    if (!this.visible) {
      return false;
    }
    const moving =
      pen.zoom >= this.pointsFromZoom ? this.#paintPoints(pen) : this.#paintGathered(pen);
    this.#paintSelected(pen);
    return moving;
  }

  /** What a click at map coordinates means: `{id}`, `{bin}` to zoom into, or null. */
  hit(x, y, resolution, zoom, scale) {
    if (!this.visible) {
      return null;
    }
    if (zoom < this.pointsFromZoom) {
      const cell = cellOf(resolution, scale);
      const extent = [x - cell, y - cell, x + cell, y + cell];
      const bin = gather(this.points, extent, cell, AT_CENTER, SINGLES).find(
        (found) =>
          found.members === null &&
          Math.hypot(found.x - x, found.y - y) <= radiusOf(found.count) * scale * resolution,
      );
      if (bin) {
        return { bin };
      }
    }
    const id = this.points.nearest(x, y, 12 * scale * resolution);
    return id === null ? null : { id };
  }

  #paintPoints(pen) {
    let moving = false;
    const pixels = Math.round(18 * pen.unit);
    this.points.within(pen.extent, (id, x, y, state, bornAt) => {
      stampAt(pen, this.#stamps.caseOf(state, pixels), x, y);
      moving = paintArrival(pen, x, y, state, bornAt) || moving;
    });
    return moving;
  }

  #paintGathered(pen) {
    let moving = false;
    const pixels = Math.round(18 * pen.unit);
    const bins = gather(this.points, pen.extent, cellOf(pen.resolution, pen.unit), AT_CENTER, SINGLES);
    for (const bin of bins) {
      if (bin.members === null) {
        paintBin(pen, bin);
        moving = paintArrival(pen, bin.x, bin.y, DISPATCHED, bin.newest, radiusOf(bin.count)) || moving;
        continue;
      }
      for (const { x, y, label, bornAt } of bin.members) {
        stampAt(pen, this.#stamps.caseOf(label, pixels), x, y);
        moving = paintArrival(pen, x, y, label, bornAt) || moving;
      }
    }
    return moving;
  }

  #paintSelected(pen) {
    if (this.selected === null) {
      return;
    }
    const { context, unit } = pen;
    context.strokeStyle = '#ffffff';
    context.lineWidth = 3 * unit;
    context.beginPath();
    context.arc(pen.toX(this.selected.x), pen.toY(this.selected.y), 16 * unit, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Bins change size only with whole zoom levels, so that they hold still while zooming. */
function cellOf(resolution, unit) {
  return BIN_PIXELS * unit * 2 ** Math.round(Math.log2(resolution));
}

function radiusOf(count) {
  return 12 + 2.3 * Math.log2(count);
}

function paintBin(pen, bin) {
  const { context, unit } = pen;
  const x = pen.toX(bin.x);
  const y = pen.toY(bin.y);
  const radius = radiusOf(bin.count) * unit;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = 'rgba(10, 18, 27, 0.88)';
  context.fill();
  context.lineWidth = 3.5 * unit;
  context.strokeStyle = caseColor(DISPATCHED);
  context.stroke();
  if (bin.marked > 0) {
    context.beginPath();
    const share = Math.max(0.06, bin.marked / bin.count);
    context.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
    context.strokeStyle = caseColor(AT_CENTER);
    context.lineWidth = 5.5 * unit;
    context.stroke();
  }
  context.fillStyle = '#f2f7fc';
  context.font = `600 ${13.5 * unit}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(bin.count, x, y + unit);
}

/** A ring that grows and fades; where motion is not wanted, a still ring. True while it shows. */
function paintArrival(pen, x, y, state, bornAt, from = 6) {
  const age = pen.now - bornAt;
  if (age < 0 || age > NEW_MILLIS) {
    return false;
  }
  const progress = pen.calm ? 0.5 : age / NEW_MILLIS;
  const { context, unit } = pen;
  context.globalAlpha = pen.calm ? 0.8 : 1 - progress;
  context.strokeStyle = caseColor(state);
  context.lineWidth = 2.5 * unit;
  context.beginPath();
  context.arc(pen.toX(x), pen.toY(y), (from + 16 * progress) * unit, 0, 2 * Math.PI);
  context.stroke();
  context.globalAlpha = 1;
  return true;
}
