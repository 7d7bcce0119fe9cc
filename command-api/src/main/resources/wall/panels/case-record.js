import { element, setText } from '../page/element.js';
import { nameOf, t, word } from '../language/language.js';
import { clockTable } from './clocks.js';

/** The archive follows the record; so often, and so many times, it is asked for the latest move. */
const ASK_MILLIS = 1_000;
const MOST_QUESTIONS = 5;

/**
 * What the server knows of one case beyond the live view: why it is where it is in one sentence, how
 * its clocks stand, and who did what when. Read when the case is opened and whenever it moves.
 */
export class CaseRecord {
  #get;
  #city;
  #id;
  #version = null;
  #case = null;
  #moves = null;
  #missing = false;
  explanation = element('p.explanation', { 'data-testid': 'detail-explanation' });
  clocks = element('div', { 'data-testid': 'detail-clocks' });
  history = element('div', { 'data-testid': 'detail-history' });

  /**
   * @param get asks the server for a path
   * @param city gives the city's content as it is known now
   */
  constructor(get, city, id) {
    this.#get = get;
    this.#city = city;
    this.#id = id;
  }

  /** Reads what is not read yet of this version, and shows what is known in the page's language. */
  load(version) {
    if (version !== this.#version) {
      this.#version = version;
      this.#readCase();
      this.#readHistory(version);
    }
    this.#render();
  }

  async #readCase() {
    const found = await this.#read('');
    this.#case = found ?? this.#case;
    this.#render();
  }

  async #readHistory(version) {
    for (let asked = 0; asked < MOST_QUESTIONS && version === this.#version; asked++) {
      const found = await this.#read('/history');
      this.#moves = found?.moves ?? this.#moves;
      this.#missing = found === null;
      this.#render();
      if ((this.#moves?.at(-1)?.version ?? 0) >= version) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
    }
  }

  async #read(what) {
    const path = `/v1/cases/${encodeURIComponent(this.#id)}${what}`;
    const response = await this.#get(path).catch(() => null);
    return response?.ok ? response.json() : null;
  }

  #render() {
    setText(this.explanation, nameOf(this.#case?.explanation));
    const clocks = this.#case?.clocks ?? [];
    this.clocks.replaceChildren(clocks.length === 0
      ? element('p.sub', {}, t('clock.none'))
      : clockTable(this.#city(), clocks));
    this.history.replaceChildren(this.#moves === null
      ? element('p.sub', {}, this.#missing ? t('history.missing') : t('history.reading'))
      : element('ol.history', {}, ...[...this.#moves].reverse().map((move) => this.#row(move))));
  }

  #row({ version, at, state, step, department }) {
    const city = this.#city();
    const move = step?.move ?? 'REPORT';
    return element('li', { 'data-testid': 'history-row', 'data-move': move, 'data-version': version },
      element('div.head', {},
        element('strong', {}, word('move', move)),
        element('span.sub', {}, ` → ${word('state', state)}`),
        element('time', { datetime: at }, city.fullTime(at))),
      element('div', {}, whoOf(city, step), targetOf(city, step, department)),
      step?.reason ? element('div.reason', {}, step.reason) : null);
  }
}

function whoOf(city, step) {
  if (!step) {
    return '';
  }
  const of = step.actorDepartment === '' ? '' : ` · ${city.departmentName(step.actorDepartment)}`;
  return `${word('role', step.role)} ${step.actor}${of}`;
}

/** The department or the other case that the move was aimed at. */
function targetOf(city, step, department) {
  if (step?.target?.caseId) {
    return ` → ${step.target.caseId}`;
  }
  const aimed = step?.target?.department || (step?.move === 'REPORT' ? department : '');
  return aimed ? ` → ${city.departmentName(aimed)}` : '';
}
