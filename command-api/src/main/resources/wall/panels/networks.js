import { number, onLanguage, t, word } from '../language/language.js';
import { cityThenWorst, Networks, networkState } from '../map/network-state.js';
import { congestionSvg } from '../map/symbols.js';
import { element, part, setText } from '../page/element.js';

/** The city and its worst districts; how many more there are is said. */
const SHOWN = 3;
const GROWS_OLD_MILLIS = 30_000;
const ONE = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const PERCENT = { style: 'percent', maximumFractionDigits: 0 };

/**
 * How congested the city and its districts are: index from 0 to 10, share of the length that is
 * congested, and how many times longer than on empty roads one drives. Nothing is there where no
 * traffic was ever measured.
 */
export class NetworksPanel {
  #model;
  #onArea;
  #networks = new Networks();

  /**
   * @param model tells the city and the time of the server
   * @param onArea called with the code of an area
   */
  constructor(model, { onArea }) {
    this.#model = model;
    this.#onArea = onArea;
    const toggle = part('network-toggle');
    toggle.addEventListener('click', () => {
      const isOpen = toggle.getAttribute('aria-expanded') === 'true';
      toggle.setAttribute('aria-expanded', String(!isOpen));
      this.#render();
    });
    onLanguage(() => this.#render());
    setInterval(() => this.#render(), GROWS_OLD_MILLIS);
    this.#render();
  }

  /** Takes the metrics of areas: `whole` when they are all there are, otherwise what changed. */
  take(items, whole) {
    this.#networks.take(items, whole);
    this.#render();
  }

  #render() {
    const toggle = part('network-toggle');
    const networks = this.#networks.list();
    toggle.hidden = networks.length === 0;
    part('network-panel').hidden =
      toggle.hidden || toggle.getAttribute('aria-expanded') !== 'true';
    const now = this.#model.serverNow();
    const { city } = this.#model;
    const told = cityThenWorst(
      networks.map((network) => ({ ...network, ...networkState(network, now) })),
      (code) => city.isWhole(code),
    );
    part('network-list').replaceChildren(
      ...told.slice(0, SHOWN).map((network) => this.#row(network)),
    );
    const more = Math.max(0, told.length - SHOWN);
    part('network-more').hidden = more === 0;
    setText(part('network-more'), t('travel.more', { count: number(more) }));
  }

  #row({ area, at, values, level, isOld }) {
    const { city } = this.#model;
    return element(
      'li.road-line',
      {
        'data-testid': 'network-row',
        'data-id': area,
        'data-level': level,
        'data-old': isOld,
        tabindex: 0,
        role: 'button',
        onclick: () => this.#onArea(area),
        onkeydown: (event) => event.key === 'Enter' && this.#onArea(area),
      },
      congestionSvg(level),
      element('div.name', {}, city.areaName(area)),
      element('div.value', { 'aria-label': t('network.index') }, number(values.index, ONE)),
      element('div.sub', {}, isOld
        ? t('travel.old', { time: city.clock(at).slice(0, 5) })
        : t('network.sub', {
          level: word('congestion', level),
          share: number(values['congested-share'], PERCENT),
          ratio: number(values['travel-time-ratio'], TWO),
        })),
    );
  }
}
