import { element, part, setText } from '../page/element.js';
import { nameOf, number, onLanguage, t } from '../language/language.js';
import { congestionSvg } from '../map/symbols.js';
import { minutesOf, travelState, worstFirst } from '../map/travel-state.js';
import { travelDetail } from './travel-detail.js';

const SHOWN = 3;
const PERCENT = { style: 'percent', maximumFractionDigits: 0 };

/** How long one drives between places that people know, the worst first. */
export class TravelTimesPanel {
  #model;
  #map;
  #drawer;
  #curve;
  #routes = [];

  /**
   * @param curve called with the key of a metric in seconds: a node with its last hours in minutes
   */
  constructor(model, { map, drawer, curve }) {
    this.#model = model;
    this.#map = map;
    this.#drawer = drawer;
    this.#curve = curve;
    const toggle = part('travel-toggle');
    toggle.addEventListener('click', () => {
      const isOpen = toggle.getAttribute('aria-expanded') === 'true';
      toggle.setAttribute('aria-expanded', String(!isOpen));
      this.#render();
    });
    onLanguage(() => this.#render());
    this.#render();
  }

  /** The routes as /v1/travel-times has them. */
  take(items) {
    this.#routes = items;
    this.#render();
    items.forEach(({ id }) => this.#drawer.changed('travel', id));
  }

  /** No answer came for a while: what is known may have grown old. */
  grow() {
    this.take(this.#routes);
  }

  #render() {
    const toggle = part('travel-toggle');
    toggle.hidden = this.#routes.length === 0;
    part('travel-panel').hidden =
      toggle.hidden || toggle.getAttribute('aria-expanded') !== 'true';
    const told = worstFirst(this.#list().filter(({ now }) => now !== null));
    const more = Math.max(0, told.length - SHOWN);
    part('travel-list').replaceChildren(...told.slice(0, SHOWN).map((route) => this.#row(route)));
    part('travel-empty').hidden = told.length > 0;
    part('travel-more').hidden = more === 0;
    setText(part('travel-more'), t('travel.more', { count: number(more) }));
  }

  /** Each with the level at which it is shown. */
  #list() {
    const serverNow = this.#model.serverNow();
    return this.#routes.map((route) => ({ ...route, ...travelState(route.now, serverNow) }));
  }

  #row(route) {
    const { id, from, to, now, level, isOld } = route;
    return element(
      'li.road-line',
      {
        'data-testid': 'travel-row',
        'data-id': id,
        'data-level': level,
        'data-old': isOld,
        tabindex: 0,
        role: 'button',
        onclick: () => this.#open(id),
        onkeydown: (event) => event.key === 'Enter' && this.#open(id),
      },
      congestionSvg(level),
      element('div.name', {}, nameOf(from.names, from.id), element('b.arrow', {}, '→'), nameOf(to.names, to.id)),
      element('div.value', {}, t('unit.minutes', { value: number(minutesOf(now.seconds)) })),
      element('div.sub', {},
        element('span', {}, isOld
          ? t('travel.old', { time: this.#model.city.clock(Date.parse(now.at)).slice(0, 5) })
          : `${against(now)} · ${t('travel.measured', { share: number(now.measuredShare, PERCENT) })}`)),
    );
  }

  #open(id) {
    this.#map.select(null);
    const curve = this.#curve(`traffic/route/${id}/travel-time`);
    this.#drawer.open('travel', id, () => {
      const route = this.#list().find((each) => each.id === id);
      if (route === undefined) {
        return [];
      }
      this.#map.showWay(route.now?.segments ?? []);
      return travelDetail(this.#model.city, route, curve.render());
    });
    this.#map.goToWay();
  }
}

/** Against what is usual now where that is known, else against empty roads. */
function against({ seconds, usualSeconds, freeSeconds }) {
  if (usualSeconds === null) {
    return t('travel.free', { minutes: number(minutesOf(freeSeconds)) });
  }
  const more = minutesOf(seconds) - minutesOf(usualSeconds);
  return more === 0
    ? t('travel.asUsual')
    : t('travel.vsUsual', { minutes: number(more, { signDisplay: 'exceptZero' }) });
}
