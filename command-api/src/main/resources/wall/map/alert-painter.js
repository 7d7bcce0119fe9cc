import { stampAt } from './canvas-layer.js';
import { PointSet } from './point-set.js';
import { LEVELS, levelColor, Stamps } from './symbols.js';

/** An alert counts as new for this long, and pulses. */
const NEW_MILLIS = 30_000;
const PULSE_MILLIS = 2_200;

/** Raised alerts on the map: symbols by level, the worst on top; new ones pulse gently. */
export class AlertPainter {
  points = new PointSet();
  visible = true;
  selected = null;
  #stamps = new Stamps();

  paint(pen) {
    if (!this.visible) {
      return false;
    }
    const found = [];
    this.points.within(pen.extent, (id, x, y, level, bornAt) => found.push({ x, y, level, bornAt }));
    found.sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
    let moving = false;
    for (const { x, y, level, bornAt } of found) {
      moving = paintPulse(pen, x, y, level, bornAt) || moving;
      stampAt(pen, this.#stamps.level(level, Math.round(30 * pen.unit)), x, y);
    }
    return moving;
  }

  hit(x, y, resolution, scale) {
    return this.visible ? this.points.nearest(x, y, 16 * scale * resolution) : null;
  }
}

function paintPulse(pen, x, y, level, bornAt) {
  const age = pen.now - bornAt;
  if (age < 0 || age > NEW_MILLIS) {
    return false;
  }
  const { context, unit } = pen;
  const wave = pen.calm ? 0.5 : 0.5 - 0.5 * Math.cos((2 * Math.PI * age) / PULSE_MILLIS);
  context.globalAlpha = pen.calm ? 0.9 : 0.85 - 0.6 * wave;
  context.strokeStyle = levelColor(level);
  context.lineWidth = 3 * unit;
  context.beginPath();
  context.arc(pen.toX(x), pen.toY(y), (18 + 10 * wave) * unit, 0, 2 * Math.PI);
  context.stroke();
  context.globalAlpha = 1;
  return true;
}
