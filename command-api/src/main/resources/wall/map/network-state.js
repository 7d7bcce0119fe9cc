import { STALE_MILLIS } from './travel-state.js';

/** Of the index from 0 to 10, in five bands of 2. */
const LEVELS = ['CLEAR', 'MOSTLY_CLEAR', 'SLIGHT', 'MODERATE', 'SEVERE'];
const BAND = 2;

/** The metrics of an area; all of an interval have the same time and version. */
const WHATS = ['index', 'travel-time-ratio', 'congested-share', 'severe-share'];

/**
 * How congested areas are, by metrics that come one by one: what is shown of an area is always of one
 * interval and one version. While only some of the metrics of a newer one have come, the one before
 * is shown.
 */
export class Networks {
  #metrics = new Map();
  #shown = new Map();

  /**
   * Takes latest metrics.
   *
   * @param items as the feed tells them: `{key: traffic/area/<code>/<what>, at, version, value}`
   * @param whole true when these are all there are, in place of those before
   */
  take(items, whole) {
    if (whole) {
      this.#metrics.clear();
      this.#shown.clear();
    }
    for (const metric of items) {
      const [, , area, what] = metric.key.split('/');
      const known = this.#metrics.get(area) ?? {};
      this.#metrics.set(area, { ...known, [what]: metric });
      this.#show(area);
    }
  }

  /** Those areas of which something is known: `{area, at, values}`. */
  list() {
    return [...this.#shown.values()];
  }

  #show(area) {
    const metrics = WHATS.map((what) => this.#metrics.get(area)[what]);
    const [first] = metrics;
    const isOne = metrics.every(
      (metric) => metric !== undefined && metric.at === first.at && metric.version === first.version,
    );
    if (isOne) {
      const values = Object.fromEntries(WHATS.map((what, i) => [what, metrics[i].value]));
      this.#shown.set(area, { area, at: Date.parse(first.at), values });
    }
  }
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
