import { element, part, setText } from '../page/element.js';
import { number, onLanguage, t } from '../language/language.js';
import { AT_CENTER, countShownAs, DISPATCHED } from '../city/case-states.js';
import { levelSvg, LEVELS } from '../map/symbols.js';

const NONE = '–';
/** So many rows have room for larger figures. */
const FEW_DISTRICTS = 8;

/**
 * The large figures and the table of districts. All counts are the server's own; a figure that the
 * server has not confirmed on this connection, or whose job is silent, is shown as not live.
 */
export class CountersPanel {
  #model;
  #message = null;
  #confirmed = false;
  #liveness = null;
  #levels = new Map();
  #rows = new Map();

  /** @param onDistrict called with the code of a district that was clicked */
  constructor(model, { onDistrict }) {
    this.#model = model;
    for (const level of LEVELS) {
      const count = element('span.count', { 'data-testid': `alerts-${level}` }, NONE);
      this.#levels.set(level, count);
      part('alert-levels').append(element('span.level', {}, levelSvg(level), count));
    }
    this.#makeRows(onDistrict);
    onLanguage(() => this.#render());
  }

  /** A counters message of the feed. */
  show(message) {
    this.#message = message;
    this.#confirmed = true;
    this.#render();
  }

  /** The raised alerts of each level, `{RED: 1, …}`. */
  showLevels(counts) {
    for (const [level, target] of this.#levels) {
      setText(target, number(counts[level] ?? 0));
    }
  }

  /** The connection broke: what is shown is no longer confirmed. */
  doubt() {
    this.#confirmed = false;
  }

  showLiveness(liveness) {
    this.#liveness = liveness;
    this.#mark();
  }

  #makeRows(onDistrict) {
    const body = part('districts');
    body.replaceChildren();
    const districts = this.#model.city.districtsOf(this.#model.user);
    part('district-table').dataset.few = districts.length <= FEW_DISTRICTS;
    for (const district of districts) {
      const cells = ['dispatched', 'desk', 'alerts'].map((name) =>
        element(`td.figure.${name}`, { 'data-testid': `district-${district.code}-${name}` }, NONE),
      );
      const name = element('td.name', {}, '');
      const row = element(
        'tr',
        { 'data-testid': `district-${district.code}`, onclick: () => onDistrict(district.code) },
        name,
        ...cells,
      );
      this.#rows.set(district.code, { name, cells });
      body.append(row);
    }
  }

  #render() {
    for (const [code, { name }] of this.#rows) {
      setText(name, this.#model.city.areaName(code));
    }
    const message = this.#message;
    if (message === null) {
      return;
    }
    const { cases = {}, alerts = {}, districts = {}, deadLetters } = message.counters;
    figure('count-dispatched', countShownAs(cases, DISPATCHED));
    figure('count-desk', countShownAs(cases, AT_CENTER));
    figure('count-alerts', alerts.RAISED ?? 0);
    figure('count-dead-letters', deadLetters);
    part('dead-letters').hidden = deadLetters === undefined || deadLetters === null;
    for (const [code, { cells }] of this.#rows) {
      countsOf(districts[code]).forEach((count, i) => {
        setText(cells[i], number(count));
        cells[i].classList.toggle('none', count === 0);
      });
    }
    this.#mark();
  }

  #mark() {
    const liveness = this.#liveness;
    const live = this.#confirmed && liveness !== null && liveness.live;
    const casesLive = live && liveness.pulses.cases.state !== 'late';
    const sensorsLive = live && liveness.pulses.sensors.state !== 'late';
    part('counters').dataset.live = live;
    part('figures-cases').dataset.live = casesLive;
    part('figures-alerts').dataset.live = sensorsLive;
    part('district-table').dataset.live = casesLive && sensorsLive;
    const at = this.#message?.at;
    const time = at === undefined ? NONE : this.#model.city.timeOfDay(at);
    setText(part('counters-at'), t(live ? 'counters.at' : 'counters.notLive', { time }));
  }
}

/** What a district has none of is not named. */
function countsOf(district) {
  return [
    countShownAs(district?.cases, DISPATCHED),
    countShownAs(district?.cases, AT_CENTER),
    district?.alerts?.RAISED ?? 0,
  ];
}

function figure(testId, value) {
  const target = part(testId);
  const shown = value === undefined || value === null ? NONE : number(value);
  target.dataset.value = value ?? '';
  setText(target, shown);
}
