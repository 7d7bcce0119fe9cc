import { element } from '../page/element.js';
import { sparkline } from '../page/sparkline.js';
import { number, t } from '../language/language.js';

const SPAN_MILLIS = 3 * 3_600_000;
/** What is younger than this is still shown over so much time, or a minute would look like a day. */
const LEAST_SPAN_MILLIS = 30 * 60_000;
const STEP_MILLIS = 60_000;
/** A metric has one value a minute. */
const FRESH_MILLIS = 50_000;
const DAY_MILLIS = 86_400_000;

/** The last hours of a metric beside what is usual, as the store of metrics remembers them. */
export class MetricCurve {
  #get;
  #city;
  #key;
  #title;
  #now;
  #scale;
  #node = element('div.curve', { 'data-testid': 'metric-curve' });
  #loadedAt = 0;
  #data = null;
  #failed = false;

  /**
   * @param get fetches a path with the session's token
   * @param city current city; called
   * @param key of the metric
   * @param title key of the text that says what it shows
   * @param now the server's time in milliseconds; called
   * @param scale by which values are shown, such as 1/60 for seconds in minutes
   */
  constructor({ get, city, key, title, now, scale = 1 }) {
    this.#get = get;
    this.#city = city;
    this.#key = key;
    this.#title = title;
    this.#now = now;
    this.#scale = scale;
  }

  /** The node that shows it, in the language of now; reads again what has grown old. */
  render() {
    this.#draw();
    if (this.#now() - this.#loadedAt > FRESH_MILLIS) {
      this.#loadedAt = this.#now();
      this.#load();
    }
    return this.#node;
  }

  async #load() {
    const to = this.#now();
    const from = to - SPAN_MILLIS;
    const key = `key=${encodeURIComponent(this.#key)}`;
    const span = `from=${instant(from)}&to=${instant(to)}`;
    const [history, day] = await Promise.all([
      this.#ask(`/v1/metrics/history?${key}&resolution=1m&${span}`),
      this.#ask(`/v1/metrics/usual-day?${key}`),
    ]);
    this.#failed = history === null;
    if (history !== null) {
      const points = history.points.map(({ at, mean, corrected }) => ({
        at: Date.parse(at),
        value: mean * this.#scale,
        corrected: corrected > 0,
      }));
      this.#data = {
        points,
        usual: usualAround(day?.usual ?? [], to, this.#city(), this.#scale),
        from: Math.max(from, Math.min(points[0]?.at ?? from, to - LEAST_SPAN_MILLIS)),
        to,
        stepMillis: STEP_MILLIS,
      };
    }
    this.#draw();
  }

  async #ask(path) {
    const response = await this.#get(path).catch(() => null);
    if (response?.status === 404) {
      return { points: [], usual: [] };
    }
    return response?.ok ? response.json() : null;
  }

  #draw() {
    if (this.#data === null || this.#data.points.length === 0) {
      const key = this.#failed ? 'curve.away' : this.#data === null ? 'curve.loading' : 'curve.none';
      this.#node.replaceChildren(element('p.sub', { 'data-testid': 'curve-empty' }, t(key)));
      return;
    }
    const { drawn, low, high, corrected } = sparkline(this.#data, t(this.#title));
    const city = this.#city();
    this.#node.dataset.stale = this.#failed;
    this.#node.replaceChildren(
      element('div.scale', {}, element('span', {}, figure(high)), element('span', {}, figure(low))),
      drawn,
      element('div.times', {},
        element('time', {}, city.timeOfDay(this.#data.from)),
        element('time', {}, city.timeOfDay(this.#data.to))),
      element('p.sub', { 'data-testid': 'curve-note' },
        t(this.#data.usual.length === 0 ? 'curve.noUsual' : 'curve.usual')),
      ...(corrected === 0
        ? []
        : [element('p.sub', { 'data-testid': 'curve-corrected' },
            t('curve.corrected', { count: corrected }))]),
    );
  }
}

/**
 * What is usual by the time of day, laid on the last hours, over midnight too.
 *
 * @param quarters `{at: '08:00', low, median, high}` each
 * @param to a moment
 */
function usualAround(quarters, to, city, scale) {
  const midnight = to - city.millisOfDay(to);
  return [-DAY_MILLIS, 0].flatMap((day) =>
    quarters.map(({ at, low, median, high }) => {
      const [hours, minutes] = at.split(':').map(Number);
      return {
        at: midnight + day + (hours * 60 + minutes) * 60_000,
        low: low * scale,
        median: median * scale,
        high: high * scale,
      };
    }),
  );
}

function figure(value) {
  return number(value, { maximumFractionDigits: 1, notation: 'compact' });
}

function instant(millis) {
  return encodeURIComponent(new Date(millis).toISOString());
}
