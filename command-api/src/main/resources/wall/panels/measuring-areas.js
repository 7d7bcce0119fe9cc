import { ViewPoll } from '../feed/view-poll.js';
import { number, onLanguage, t } from '../language/language.js';
import { element, part } from '../page/element.js';

const PREFIX = 'crowd/measuring-area/';
const PATH = `/v1/metrics?prefix=${PREFIX}&limit=500`;
const SHOWN = 4;

/** Windows are of seconds; what is older than this is not what the camera sees now. */
const OLD_MILLIS = 120_000;
const GROWS_OLD_MILLIS = 15_000;
const SERVICE_LEVELS = 'ABCDEF';

/**
 * Where cameras follow people: how dense they stand, with the level of service, how fast they walk,
 * and how many crossed the line either way in the newest window. Nothing is there in a city without
 * such places.
 */
export class MeasuringAreasPanel {
  #now;
  #areas = [];

  /**
   * @param model tells the time of the server
   * @param get fetches a path with the session's token
   */
  constructor(model, get) {
    this.#now = () => model.serverNow();
    onLanguage(() => this.#render());
    setInterval(() => this.#render(), GROWS_OLD_MILLIS);
    new ViewPoll({ get, path: () => PATH, take: (items) => this.#take(items) }).start();
  }

  #take(items) {
    this.#areas = densestFirst(areasOf(items));
    this.#render();
  }

  #render() {
    part('measuring-panel').hidden = this.#areas.length === 0;
    part('measuring-list').replaceChildren(
      ...this.#areas.slice(0, SHOWN).map((area) => this.#row(area)),
    );
  }

  #row(area) {
    const isOld = this.#now() - area.at > OLD_MILLIS;
    const level = SERVICE_LEVELS[area.values['service-level']] ?? '';
    return element(
      'li.measuring',
      { 'data-testid': 'measuring', 'data-id': area.id, 'data-level': level, 'data-old': isOld },
      element('div.title', {}, area.id),
      element('div.density', {}, densityText(area), level === '' ? null : element('b', {}, level)),
      element('div.sub', {}, isOld ? t('measuring.old') : motionText(area)),
    );
  }
}

/**
 * The areas of these metrics, each with the values of its newest window only: what was not told of
 * it, such as the people of a small group, is not known, whatever was before.
 */
export function areasOf(metrics) {
  const areas = new Map();
  for (const { key, at, value } of metrics) {
    const path = key.slice(PREFIX.length);
    const end = path.lastIndexOf('/');
    const id = path.slice(0, end);
    const time = Date.parse(at);
    const known = areas.get(id);
    if (known === undefined || known.at < time) {
      areas.set(id, { id, at: time, values: { [path.slice(end + 1)]: value } });
    } else if (known.at === time) {
      known.values[path.slice(end + 1)] = value;
    }
  }
  return [...areas.values()];
}

function densestFirst(areas) {
  return areas.sort((a, b) => density(b) - density(a) || (a.id < b.id ? -1 : 1));
}

function density({ values }) {
  return values['voronoi-density'] ?? values.density ?? -1;
}

function densityText(area) {
  return density(area) < 0
    ? t('measuring.few')
    : t('measuring.density', { density: number(density(area), { maximumFractionDigits: 2 }) });
}

/** Speed and crossings, as far as either is known. */
function motionText({ values }) {
  const { speed, forward, backward } = values;
  const known = [];
  if (speed !== undefined) {
    known.push(t('measuring.speed', { speed: number(speed, { maximumFractionDigits: 1 }) }));
  }
  if (forward !== undefined && backward !== undefined) {
    known.push(t('measuring.crossed', { forward: number(forward), backward: number(backward) }));
  }
  return known.join(' · ');
}
