import { CROWD_COLORS, CROWD_LEVELS, FEW, letterColor, UNKNOWN } from './crowd-levels.js';
import { levelColor } from './symbols.js';

/** An area is never drawn smaller than this, in pixels: a little larger with each zoom. */
const LEAST = 6.5;
const LEAST_PER_ZOOM = 2;
const LEAST_AT_MOST = 14;
const LARGER_WHEN_WARNED = 4;

/** A circle of this many pixels has room for its letter. */
const LETTER_FROM = 8;

const NO_VALUE = '#7f93a6';

/** Crowd areas on the map: circles as large as the areas, in the colour of their level of service. */
export class CrowdPainter {
  visible = true;
  #areas = new Map();
  #wholeZoom;

  /** @param wholeZoom zoom at which the whole city is seen */
  constructor(wholeZoom) {
    this.#wholeZoom = wholeZoom;
  }

  /** @param areas `{id, x, y, radius, level, warning}` each, in map units, the calmest first */
  show(areas) {
    const calmFirst = [...areas].sort(
      (a, b) => CROWD_LEVELS.indexOf(a.level) - CROWD_LEVELS.indexOf(b.level),
    );
    this.#areas = new Map(calmFirst.map((area) => [area.id, area]));
  }

  paint(pen) {
    if (!this.visible) {
      return false;
    }
    const [minX, minY, maxX, maxY] = pen.extent;
    for (const area of this.#areas.values()) {
      const { x, y, radius } = area;
      if (x + radius >= minX && x - radius <= maxX && y + radius >= minY && y - radius <= maxY) {
        paintArea(pen, area, this.#drawnRadius(area, pen.resolution, pen.zoom, pen.unit));
      }
    }
    return false;
  }

  /** Id of the area at a place; of several the one drawn on top. */
  hit(x, y, resolution, zoom, scale) {
    let found = null;
    for (const area of this.visible ? this.#areas.values() : []) {
      const reach = this.#drawnRadius(area, resolution, zoom, scale) * resolution;
      if (Math.hypot(area.x - x, area.y - y) <= reach) {
        found = area.id;
      }
    }
    return found;
  }

  #drawnRadius(area, resolution, zoom, unit) {
    const least = LEAST + LEAST_PER_ZOOM * Math.max(0, zoom - this.#wholeZoom);
    const seen = Math.min(least, LEAST_AT_MOST) + (area.warning ? LARGER_WHEN_WARNED : 0);
    return Math.max(area.radius / resolution, seen * unit);
  }
}

function paintArea(pen, { x, y, level, warning }, radius) {
  const { context, unit } = pen;
  const color = CROWD_COLORS[level];
  circle(pen, x, y, radius);
  if (color) {
    context.globalAlpha = 0.85;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
  }
  context.strokeStyle = color ? '#0a1017' : NO_VALUE;
  context.lineWidth = (color ? 1 : 1.6) * unit;
  context.setLineDash(level === UNKNOWN ? [3 * unit, 3 * unit] : []);
  context.stroke();
  context.setLineDash([]);
  if (warning && color) {
    circle(pen, x, y, radius + 3 * unit);
    context.strokeStyle = levelColor(warning);
    context.lineWidth = 3.5 * unit;
    context.stroke();
  }
  if (level !== FEW && color && radius >= LETTER_FROM * unit) {
    context.fillStyle = letterColor(level);
    context.font = `700 ${Math.round(Math.min(radius, 14 * unit) * 1.15)}px system-ui, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(level, pen.toX(x), pen.toY(y) + unit);
    context.textBaseline = 'alphabetic';
  }
}

function circle(pen, x, y, radius) {
  pen.context.beginPath();
  pen.context.arc(pen.toX(x), pen.toY(y), radius, 0, 2 * Math.PI);
}
