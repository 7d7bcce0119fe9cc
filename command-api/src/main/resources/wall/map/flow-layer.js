/* global ol */
import { CanvasLayer } from './canvas-layer.js';

/** Above the roads, below crowds and cases. */
const FLOW_Z = 55;

/** As many flows are drawn, or the strongest could not be told from the rest. */
const MOST_DRAWN = 12;
const COLOR = '185, 225, 255';
export const UNUSUAL_COLOR = '#ffdd57';
const WIDEST = 9;
const NARROWEST = 1.5;

/** By how much of its length a curve is bent to its left, so that there and back lie apart. */
const BENT = 0.18;

/** So much later than it is due a newer interval counts as missing. */
const PATIENCE_MILLIS = 5 * 60_000;

/**
 * What flows between areas: a curve from each to each, the wider the stronger, bright at the end
 * where it goes to; a triangle at areas into or out of which unusually many, or few, go.
 */
export class FlowLayer {
  visible = true;
  #canvas;
  #serverNow;
  #answer = null;

  /** @param serverNow the server's time in milliseconds */
  constructor({ serverNow }) {
    this.#serverNow = serverNow;
    this.#canvas = new CanvasLayer([this], FLOW_Z);
  }

  get layer() {
    return this.#canvas.layer;
  }

  /** What /v1/flow answers; without it what is known is looked at again, as it grows old. */
  show(answer = this.#answer) {
    this.#answer = answer;
    this.#canvas.changed();
  }

  setVisible(shown) {
    this.visible = shown;
    this.#canvas.changed();
  }

  /** Start of the newest interval; null when nothing was measured. */
  get at() {
    const times = this.#measured().map(({ people }) => people.at);
    return times.length === 0 ? null : times.reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
  }

  /** Milliseconds at which the newest interval ended. */
  get endedAt() {
    const newest = this.#measured().find(({ people }) => people.at === this.at);
    return Date.parse(newest.people.at) + newest.people.seconds * 1000;
  }

  /** Whether a newer interval should have been told long since. */
  get isOld() {
    return (
      this.at !== null &&
      this.#serverNow() - this.endedAt > this.#answer.dueSeconds * 1000 + PATIENCE_MILLIS
    );
  }

  /** Areas measured in the newest interval, the busiest first. */
  list() {
    return this.#measured().filter(({ people }) => people.at === this.at);
  }

  /** `{from, to, count, minutes}` of the newest interval, the strongest first. */
  listPairs() {
    const pairs = new Map();
    for (const { code, people } of this.list()) {
      people.to.forEach(({ area, ...rest }) => pairs.set(`${code}-${area}`, { from: code, to: area, ...rest }));
      people.from.forEach(({ area, ...rest }) => pairs.set(`${area}-${code}`, { from: area, to: code, ...rest }));
    }
    return [...pairs.values()].sort((a, b) => b.count - a.count);
  }

  /** `{code, direction, count, usual, unusual}`, far from usual, the farthest first. */
  listUnusual() {
    return this.list()
      .flatMap(({ code, people }) => [
        { code, direction: 'in', count: people.in, usual: people.usualIn, unusual: people.unusualIn },
        { code, direction: 'out', count: people.out, usual: people.usualOut, unusual: people.unusualOut },
      ])
      .filter(({ unusual, count }) => unusual !== null && count !== null)
      .sort((a, b) => Math.abs(b.count - b.usual) - Math.abs(a.count - a.usual));
  }

  paint(pen) {
    if (!this.visible || this.at === null || this.isOld) {
      return false;
    }
    const pairs = this.listPairs().slice(0, MOST_DRAWN);
    const most = Math.max(1, ...pairs.map(({ count }) => count));
    // The strongest on top.
    [...pairs].reverse().forEach(({ from, to, count }) => {
      const start = this.#place(from, pen);
      const end = this.#place(to, pen);
      if (start !== null && end !== null) {
        const width = NARROWEST + (WIDEST - NARROWEST) * Math.sqrt(count / most);
        paintFlow(pen, start, end, width * pen.unit);
      }
    });
    const marked = new Set();
    for (const { code, unusual } of this.listUnusual()) {
      const place = this.#place(code, pen);
      if (place !== null && !marked.has(code)) {
        marked.add(code);
        paintUnusual(pen, place, unusual === 'MORE');
      }
    }
    return false;
  }

  #measured() {
    return (this.#answer?.items ?? []).filter(({ people }) => people !== null);
  }

  #place(code, pen) {
    const place = this.#answer.places[code];
    if (place === undefined) {
      return null;
    }
    const [x, y] = ol.proj.fromLonLat(place);
    return [pen.toX(x), pen.toY(y)];
  }
}

function paintFlow({ context, unit }, [x1, y1], [x2, y2], width) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 12 * unit) {
    return;
  }
  const middle = [(x1 + x2) / 2 + BENT * (y2 - y1), (y1 + y2) / 2 - BENT * (x2 - x1)];
  const along = Math.atan2(y2 - middle[1], x2 - middle[0]);
  const head = Math.max(7 * unit, width * 1.9);
  const tip = [x2 - 5 * unit * Math.cos(along), y2 - 5 * unit * Math.sin(along)];
  const neck = [tip[0] - head * Math.cos(along), tip[1] - head * Math.sin(along)];
  const fading = context.createLinearGradient(x1, y1, x2, y2);
  fading.addColorStop(0, `rgba(${COLOR}, 0.12)`);
  fading.addColorStop(1, `rgba(${COLOR}, 0.8)`);
  context.strokeStyle = fading;
  context.lineWidth = width;
  context.lineCap = 'butt';
  context.beginPath();
  context.moveTo(x1, y1);
  context.quadraticCurveTo(...middle, ...neck);
  context.stroke();
  context.fillStyle = `rgba(${COLOR}, 0.9)`;
  context.beginPath();
  context.moveTo(...tip);
  context.lineTo(neck[0] - (head / 2) * Math.sin(along), neck[1] + (head / 2) * Math.cos(along));
  context.lineTo(neck[0] + (head / 2) * Math.sin(along), neck[1] - (head / 2) * Math.cos(along));
  context.fill();
}

/** Points up where more go than usual, down where fewer do. */
function paintUnusual({ context, unit }, [x, y], isMore) {
  const size = 11 * unit * (isMore ? 1 : -1);
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y + 0.8 * size);
  context.lineTo(x - size, y + 0.8 * size);
  context.closePath();
  context.fillStyle = UNUSUAL_COLOR;
  context.fill();
  context.strokeStyle = '#0a1017';
  context.lineWidth = 1.5 * unit;
  context.stroke();
}
