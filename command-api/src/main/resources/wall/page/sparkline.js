import { svg } from './element.js';

/** Points farther apart than so many steps are not joined: between them nobody knows. */
const MOST_STEPS = 2.5;

/**
 * The shape of a curve in a box: what was, and what is usual at that time of day.
 *
 * @param points `{at, value, corrected}` each, milliseconds, in order; corrected where another value
 *     was published before
 * @param usual `{at, low, median, high}` each, in order
 * @param from left edge in milliseconds; @param to right edge
 * @param stepMillis from one point to the next
 * @returns paths `line`, `median`, `band` (empty texts where there is nothing), the place `last` of
 *     the newest point, the places `corrected` of those that were, and the values `low` and `high` at
 *     the lower and upper edge
 */
export function curve({ points, usual, from, to, stepMillis, width, height }) {
  const shown = points.filter(({ at }) => at >= from && at <= to);
  const around = usual.filter(({ at }) => at >= from - 3_600_000 && at <= to + 3_600_000);
  const values = [
    ...shown.map(({ value }) => value),
    ...around.flatMap(({ low, high }) => [low, high]),
  ];
  const high = niceAbove(Math.max(0, ...values));
  const low = Math.min(0, ...values);
  const x = (at) => round(((at - from) / (to - from)) * width);
  const y = (value) => round(height - ((value - low) / (high - low)) * height);
  const place = ({ at, value }) => [x(at), y(value)];
  const newest = shown[shown.length - 1];
  return {
    low,
    high,
    line: path(shown.map(place), breaks(shown, stepMillis)),
    median: path(around.map(({ at, median }) => [x(at), y(median)])),
    band: ring([
      ...around.map(({ at, high: top }) => [x(at), y(top)]),
      ...around.map(({ at, low: bottom }) => [x(at), y(bottom)]).reverse(),
    ]),
    last: newest === undefined ? null : place(newest),
    corrected: shown.filter(({ corrected }) => corrected).map(place),
  };
}

/** Indexes before which the line begins anew. */
function breaks(points, stepMillis) {
  return new Set(
    points.flatMap(({ at }, i) => (i > 0 && at - points[i - 1].at > MOST_STEPS * stepMillis ? [i] : [])),
  );
}

function path(places, starts = new Set()) {
  return places.map(([x, y], i) => `${i === 0 || starts.has(i) ? 'M' : 'L'}${x} ${y}`).join('');
}

function ring(places) {
  return places.length === 0 ? '' : `${path(places)}Z`;
}

/** 1, 2 or 5 times a power of ten, not below the value; 1 for nothing. */
function niceAbove(value) {
  if (!(value > 0)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value);
}

function round(value) {
  return Math.round(value * 10) / 10;
}

const WIDTH = 420;
const HEIGHT = 110;

/**
 * A curve over time with what is usual behind it.
 *
 * @param data as {@link curve} wants it, without the box
 * @param label what it shows, for who does not see it
 */
export function sparkline(data, label) {
  const shape = curve({ ...data, width: WIDTH, height: HEIGHT });
  const parts = [
    svg('path', { class: 'usual-band', d: shape.band }),
    svg('path', { class: 'usual-median', d: shape.median }),
    svg('path', { class: 'was', d: shape.line }),
    ...shape.corrected.map(([cx, cy]) => svg('circle', { class: 'corrected', cx, cy, r: 3.5 })),
  ];
  if (shape.last !== null) {
    parts.push(svg('circle', { class: 'last', cx: shape.last[0], cy: shape.last[1], r: 4 }));
  }
  const drawn = svg(
    'svg',
    {
      class: 'sparkline',
      viewBox: `-5 -6 ${WIDTH + 10} ${HEIGHT + 12}`,
      role: 'img',
      'aria-label': label,
      'data-testid': 'sparkline',
      'data-points': data.points.length,
      'data-usual': data.usual.length,
      'data-corrected': shape.corrected.length,
    },
    ...parts,
  );
  return { drawn, low: shape.low, high: shape.high, corrected: shape.corrected.length };
}
