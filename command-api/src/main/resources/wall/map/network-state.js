import { STALE_MILLIS } from './travel-state.js';

/** Of the index from 0 to 10, in five bands of 2. */
const LEVELS = ['CLEAR', 'MOSTLY_CLEAR', 'SLIGHT', 'MODERATE', 'SEVERE'];
const BAND = 2;

/**
 * The areas of these metrics, each with the values of its newest interval only.
 *
 * @param items as /v1/metrics has them: `{key: traffic/area/<code>/<what>, at, value}`
 * @returns `{area, at, values}` of those that have an index
 */
export function networksOf(items) {
  const areas = new Map();
  for (const { key, at, value } of items) {
    const [, , area, what] = key.split('/');
    const known = areas.get(area);
    const when = Date.parse(at);
    if (known === undefined || known.at < when) {
      areas.set(area, { area, at: when, values: { [what]: value } });
    } else if (known.at === when) {
      known.values[what] = value;
    }
  }
  return [...areas.values()].filter(({ values }) => values.index !== undefined);
}

/** How a network is shown: `isOld`, and its `level` by the index, UNKNOWN when it is old. */
export function networkState({ at, values }, serverNow) {
  const isOld = serverNow - at > STALE_MILLIS;
  return { isOld, level: isOld ? 'UNKNOWN' : levelOf(values.index) };
}

/** A bound belongs to the better band, as the rules of warnings have it: above 8 is severe. */
function levelOf(index) {
  const band = Math.ceil(index / BAND) - 1;
  return LEVELS[Math.min(LEVELS.length - 1, Math.max(0, band))];
}

/**
 * The whole city first, then the worst, what is old last.
 *
 * @param networks each with its state
 * @param isCity tells of an area's code whether it is the city
 */
export function cityThenWorst(networks, isCity) {
  const rank = ({ area, isOld }) => (isCity(area) ? 0 : isOld ? 2 : 1);
  return [...networks].sort(
    (a, b) => rank(a) - rank(b) || b.values.index - a.values.index || (a.area < b.area ? -1 : 1),
  );
}
