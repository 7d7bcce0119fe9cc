import { element, part, setText } from '../page/element.js';
import { nameOf, number, onLanguage, t, word } from '../language/language.js';
import { crowdSvg } from '../map/symbols.js';
import { fullText } from './crowd-detail.js';
import { measuredAt, TREND_ARROWS, trendOf, UNKNOWN } from '../map/crowd-levels.js';

const SHOWN = 8;
const FORECAST_MINUTES = 30;
const SOON_MINUTES = 60;
const NONE = { maximumFractionDigits: 0 };

/** The fullest public areas: how many people are there, where it is going, what is usual. */
export class HotAreasPanel {
  #model;
  #list;
  #onPick;
  #rows = part('hot-list');

  /**
   * @param list gives the areas with the level at which each is shown
   * @param onPick called with the id of an area
   */
  constructor(model, { list, onPick }) {
    this.#model = model;
    this.#list = list;
    this.#onPick = onPick;
    onLanguage(() => this.changed());
    this.changed();
  }

  changed() {
    const areas = hottestFirst(this.#list());
    part('hot-panel').hidden = areas.length === 0;
    part('hot-empty').hidden = areas.some(({ now }) => now !== null);
    this.#rows.replaceChildren(
      ...areas.filter(({ now }) => now !== null).slice(0, SHOWN).map((area) => this.#row(area)),
    );
    const warned = areas.filter(({ now, level }) => now?.warning && level !== UNKNOWN).length;
    setText(part('hot-warned'), warned === 0 ? '' : t('crowd.warned', { count: number(warned) }));
  }

  #row(area) {
    const { now: crowd, level } = area;
    const isOld = level === UNKNOWN;
    return element(
      'li.hot',
      {
        'data-testid': 'hot-row',
        'data-id': area.id,
        'data-level': level,
        'data-warning': crowd.warning ?? undefined,
        'data-old': isOld,
        tabindex: 0,
        role: 'button',
        onclick: () => this.#onPick(area.id),
        onkeydown: (event) => event.key === 'Enter' && this.#onPick(area.id),
      },
      crowdSvg(level),
      element('div.title', {}, nameOf(area.names, area.id)),
      element('div.people', {}, peopleText(crowd), arrow(area, this.#model.city.trend), share(crowd)),
      element('div.sub', {},
        element('span', {}, isOld ? t('crowd.oldShort') : outlook(crowd)),
        element('time', {}, this.#age(crowd))),
    );
  }

  #age(crowd) {
    const minutes = Math.floor((this.#model.serverNow() - measuredAt(crowd)) / 60_000);
    return t('crowd.age', { minutes: number(Math.max(0, minutes)) });
  }
}

/** Those whose value is fresh first, then by how full they are. */
function hottestFirst(areas) {
  const fullness = ({ now, level }) =>
    now === null ? -2 : (now.capacityShare ?? -1) - (level === UNKNOWN ? 100 : 0);
  return [...areas].sort((a, b) => fullness(b) - fullness(a) || (a.id < b.id ? -1 : 1));
}

function peopleText(crowd) {
  if (crowd.small) {
    return t('crowd.few');
  }
  return crowd.people === null ? '–' : number(crowd.people);
}

function arrow({ now, capacity }, rules) {
  const trend = trendOf(now.trendPerMinute, capacity, rules);
  return trend === null
    ? null
    : element('span.trend', { 'data-trend': trend, 'aria-label': word('trend', trend), role: 'img' },
      TREND_ARROWS[trend]);
}

/** What comes and how it stands against what is usual, as far as either is known. */
function outlook(crowd) {
  const known = [full(crowd), forecast(crowd), againstUsual(crowd)].filter((text) => text !== null);
  return known.length === 0 ? t('crowd.noOutlook') : known.join(' · ');
}

/** Only what is near: an area that fills slowly is full in many hours, if it ever is. */
function full(crowd) {
  return crowd.minutesToFull > SOON_MINUTES ? null : fullText(crowd);
}

/** How many are expected in half an hour, with the interval when there is one; null: not known. */
function forecast(crowd) {
  const expected = crowd.expected.find(({ minutes }) => minutes === FORECAST_MINUTES);
  if (expected === undefined) {
    return null;
  }
  const people = number(expected.people, NONE);
  return expected.least === null
    ? t('crowd.outlook', { people })
    : t('crowd.outlookBetween', {
        people,
        least: number(expected.least, NONE),
        most: number(expected.most, NONE),
      });
}

function againstUsual({ usual, people }) {
  return usual === null || people === null || usual < 1
    ? null
    : t('crowd.vsUsual', {
        more: number(people / usual - 1, { style: 'percent', ...NONE, signDisplay: 'exceptZero' }),
      });
}

function share({ capacityShare }) {
  return capacityShare === null
    ? null
    : element('span.share', {}, number(capacityShare, { style: 'percent', ...NONE }));
}
