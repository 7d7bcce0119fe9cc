import { shownAs } from '../city/case-states.js';
import { svg } from '../page/element.js';
import { CONGESTION_COLORS, UNKNOWN_COLOR } from './congestion.js';
import { CROWD_COLORS, letterColor, UNKNOWN } from './crowd-levels.js';
import { HEAT_COLOR } from './heat-layer.js';

/** Worst first: the order of lists. */
export const LEVELS = ['RED', 'ORANGE', 'YELLOW', 'BLUE'];

/**
 * A level is told by shape, numeral and colour, any one of which is enough: people who do not see
 * red from green, and people three metres away, read the same wall. Shapes stand in a box of 24.
 */
const ALERT_SYMBOLS = {
  RED: { path: 'M8 1h8l7 7v8l-7 7H8l-7-7V8z', color: '#ff5a52', numeral: 'I', baseline: 16.5 },
  ORANGE: { path: 'M12 0l12 12-12 12L0 12z', color: '#ff9d3c', numeral: 'II', baseline: 16.5 },
  YELLOW: { path: 'M12 0l12 22H0z', color: '#ffdd57', numeral: 'III', baseline: 20 },
  BLUE: {
    path: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22z',
    color: '#5fb0ff',
    numeral: 'IV',
    baseline: 16.5,
  },
};

const CASE_SYMBOLS = {
  DISPATCHED: { path: 'M12 5a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', color: '#6ee7c2' },
  ON_MANUAL_DESK: { path: 'M4 4h16v16H4zM9 9v6h6V9z', color: '#ff9ce0' },
};

/** The light of a clock: by shape and colour; two bars when it stands still, a ring without one. */
const LIGHT_SYMBOLS = {
  RED: { path: 'M3 3h18v18H3zM11 6v7h2V6zM11 15v3h2v-3z', color: '#ff8b84' },
  YELLOW: { path: 'M12 2l11 20H1z', color: '#ffdd57' },
  GREEN: { path: 'M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16z', color: '#6ee7c2' },
  PAUSED: { path: 'M6 4h4v16H6zM14 4h4v16h-4z', color: '#b3c4d4' },
  NONE: {
    path: 'M12 5a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM12 7.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
    color: '#7d93a8',
  },
};

const DEVICE_SYMBOL = { path: 'M12 6l6 6-6 6-6-6z', color: '#9fb4c9' };
export const INK = '#0a1017';

/** One that has ended keeps the symbol of those that departments have; lists say its state. */
function symbolOf(state) {
  return CASE_SYMBOLS[shownAs(state) ?? 'DISPATCHED'];
}

export function levelColor(level) {
  return ALERT_SYMBOLS[level].color;
}

export function caseColor(state) {
  return symbolOf(state).color;
}

/** The symbol of a level as an SVG for lists and the legend. */
export function levelSvg(level) {
  const symbol = ALERT_SYMBOLS[level];
  const numeral = svg('text', {
    x: 12,
    y: symbol.baseline,
    'text-anchor': 'middle',
    class: 'numeral',
  });
  numeral.textContent = symbol.numeral;
  return box(svg('path', { d: symbol.path, fill: symbol.color }), numeral);
}

/** A stretch of road at a level of congestion; of none that is known, dashed. */
export function congestionSvg(level) {
  const isKnown = level in CONGESTION_COLORS;
  return box(
    svg('path', {
      d: 'M2 12h20',
      stroke: isKnown ? CONGESTION_COLORS[level] : UNKNOWN_COLOR,
      'stroke-width': 5,
      'stroke-dasharray': isKnown ? 'none' : '4 3',
    }),
  );
}

/** A crowd area at a level of service: a letter on its colour; hollow where there is none. */
export function heatSvg() {
  const square = (x, opacity) =>
    svg('rect', { x, y: 4, width: 8, height: 16, fill: `rgba(${HEAT_COLOR}, ${opacity})` });
  return box(square(0, 0.2), square(8, 0.45), square(16, 0.72));
}

export function crowdSvg(level) {
  const color = CROWD_COLORS[level];
  const disc = svg('circle', {
    cx: 12,
    cy: 12,
    r: 10.5,
    fill: color ?? 'none',
    stroke: color ? '#0a1017' : '#7f93a6',
    'stroke-width': 2,
    'stroke-dasharray': level === UNKNOWN ? '4 3' : 'none',
  });
  if (!color) {
    return box(disc);
  }
  const letter = svg('text', {
    x: 12,
    y: 16.6,
    'text-anchor': 'middle',
    class: 'letter',
    fill: letterColor(level),
  });
  letter.textContent = level;
  return box(disc, letter);
}

export function caseSvg(state) {
  const symbol = symbolOf(state);
  return box(svg('path', { d: symbol.path, fill: symbol.color, 'fill-rule': 'evenodd' }));
}

/** The light of a clock as the server gives it; null when there is no clock. */
export function lightSvg(clock) {
  const symbol = LIGHT_SYMBOLS[lightOf(clock)];
  return box(svg('path', { d: symbol.path, fill: symbol.color, 'fill-rule': 'evenodd' }));
}

/** `RED`, `YELLOW` or `GREEN`, `PAUSED` while it stands still, `NONE` without a clock. */
export function lightOf(clock) {
  if (!clock) {
    return 'NONE';
  }
  return clock.paused ? 'PAUSED' : clock.light;
}

export function deviceSvg() {
  return box(
    svg('path', { d: DEVICE_SYMBOL.path, fill: 'none', stroke: DEVICE_SYMBOL.color, 'stroke-width': 2 }),
  );
}

function box(...children) {
  return svg('svg', { viewBox: '0 0 24 24', class: 'symbol', 'aria-hidden': 'true' }, ...children);
}

/** The same symbols drawn once each, to be stamped on the map ten thousand times. */
export class Stamps {
  #stamps = new Map();

  /** @param pixels edge of the symbol's box in device pixels */
  level(level, pixels) {
    return this.#stamp(`alert-${level}`, pixels, (context) => {
      const symbol = ALERT_SYMBOLS[level];
      paint(context, symbol, 1.5);
      context.fillStyle = INK;
      context.font = '700 10px system-ui, sans-serif';
      context.textAlign = 'center';
      context.fillText(symbol.numeral, 12, symbol.baseline);
    });
  }

  caseOf(state, pixels) {
    const symbol = symbolOf(state);
    return this.#stamp(`case-${state}`, pixels, (context) => paint(context, symbol, 2));
  }

  device(pixels) {
    return this.#stamp('device', pixels, (context) => {
      context.strokeStyle = DEVICE_SYMBOL.color;
      context.lineWidth = 2;
      context.stroke(new Path2D(DEVICE_SYMBOL.path));
    });
  }

  #stamp(name, pixels, draw) {
    const key = `${name}@${pixels}`;
    if (!this.#stamps.has(key)) {
      const canvas = document.createElement('canvas');
      canvas.width = pixels;
      canvas.height = pixels;
      const context = canvas.getContext('2d');
      // A margin of 2 keeps outlines whole.
      context.scale(pixels / 28, pixels / 28);
      context.translate(2, 2);
      draw(context);
      this.#stamps.set(key, canvas);
    }
    return this.#stamps.get(key);
  }
}

function paint(context, symbol, outline) {
  const path = new Path2D(symbol.path);
  context.strokeStyle = INK;
  context.lineWidth = outline;
  context.lineJoin = 'round';
  context.fillStyle = symbol.color;
  context.fill(path, 'evenodd');
  context.stroke(path);
}
