import { element, part } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';
import { TREND_ARROWS, trendOf } from '../map/crowd-levels.js';

const NONE = { maximumFractionDigits: 0 };
/** Cells are large: a person in a thousand square metres must not be zero. */
const DENSITY = { maximumSignificantDigits: 2 };
const AWAY = 14;

/** What is known of people where the map is pointed at: the tile of the heat, the grid cell. */
export class CellTip {
  #tip = part('cell-tip');
  #shown = '';
  #model;

  /** @param model with the `city` as it is now */
  constructor(model) {
    this.#model = model;
    onLanguage(() => this.show({ tile: null, cell: null }));
  }

  /**
   * @param tile of the heat as /v1/crowd/heat has it; null for none
   * @param cell of the grid as /v1/crowd/cells has it; null for none
   * @param pixel of the map that is pointed at
   */
  show({ tile, cell, pixel }) {
    const { trend } = this.#model.city;
    const sections = [
      tile && section('cell.tile', tile, trend),
      cell && section('cell.cell', cell, trend),
    ];
    const told = sections.filter((each) => each !== null);
    const shown = `${tile?.cell}@${tile?.at} ${cell?.cell}@${cell?.at}`;
    this.#tip.hidden = told.length === 0;
    if (told.length === 0) {
      this.#shown = '';
      return;
    }
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#tip.dataset.tile = tile?.cell ?? '';
      this.#tip.dataset.cell = cell?.cell ?? '';
      this.#tip.replaceChildren(...told);
    }
    this.#tip.style.left = `${pixel[0] + AWAY}px`;
    this.#tip.style.top = `${pixel[1] + AWAY}px`;
  }
}

function section(title, told, rules) {
  const { estimate } = told;
  return element('section', { 'data-testid': 'cell-told', 'data-id': told.cell },
    element('h3', {}, t(title, { cell: told.cell })),
    element('p', {}, t('cell.devices', { devices: number(told.devices), error: percent(told.errorShare) })),
    ...(estimate ? estimated(estimate, rules) : []));
}

function estimated({ people, error, density, service, trendPerMinute, usual }, rules) {
  const trend = trendOf(trendPerMinute, people, rules);
  return [
    element('p.people', {}, t('cell.people', { people: number(people), error: percent(error) })),
    element('p', {}, t('cell.density', {
      density: t('unit.perSquareMeter', { value: number(density, DENSITY) }),
      service: word('service', service),
    })),
    element('p', {}, trend === null
      ? t('cell.noTrend')
      : `${TREND_ARROWS[trend]} ${t('unit.perMinute', { value: number(trendPerMinute, { ...NONE, signDisplay: 'exceptZero' }) })}`),
    element('p', {}, usual === null
      ? t('crowd.noUsual')
      : t('cell.usual', {
          usual: number(usual, NONE),
          more: percent(people / usual - 1, { signDisplay: 'exceptZero' }),
        })),
  ];
}

function percent(share, options = {}) {
  return number(share, { style: 'percent', ...NONE, ...options });
}
