import { element } from '../page/element.js';
import { number, t, word } from '../language/language.js';

/**
 * What was done to a task, newest first. The task itself brings its latest moves; older ones are
 * asked for by whoever wants to read on, back to the first.
 */
export class OfficeHistory {
  #get;
  #city;
  #path;
  #changed;
  /** Move by version: what was read once stays, though the task brings its latest moves only. */
  #moves = new Map();
  #state = 'idle';

  /**
   * @param get fetches a path with the session's token
   * @param city gives the city's content as it is known now
   * @param place of the task at the API
   * @param changed called when there is more to show
   */
  constructor(get, city, place, changed) {
    this.#get = get;
    this.#city = city;
    this.#path = `${place}/history`;
    this.#changed = changed;
  }

  /** Nodes for the drawer. */
  render(task) {
    [task.latest, ...(task.earlier ?? [])].forEach((move) => this.#moves.set(move.version, move));
    const versions = [...this.#moves.keys()].sort((a, b) => b - a);
    const gap = versions.findIndex((version, i) => i > 0 && versions[i - 1] !== version + 1);
    const shown = gap < 0 ? versions : versions.slice(0, gap);
    const oldest = shown[shown.length - 1];
    return [
      element('ol.history', { 'data-testid': 'office-history' },
        ...shown.map((version) => this.#row(this.#moves.get(version)))),
      oldest > 1 ? this.#older(oldest) : null,
    ].filter(Boolean);
  }

  #row(move) {
    return element('li', { 'data-move': move.move, 'data-version': move.version },
      element('div.head', {}, element('strong', {}, word('officeMove', move.move)),
        element('span', {}, move.role === 'RULE' ? word('role', 'RULE') : move.actor),
        element('time', {}, this.#city().fullTime(move.at))),
      move.reason ? element('div.reason', {}, move.reason) : null);
  }

  #older(oldest) {
    return element('button', {
      type: 'button',
      'data-testid': 'office-older',
      'data-state': this.#state,
      disabled: this.#state === 'asked' ? '' : null,
      onclick: () => this.#read(oldest),
    }, t(`office.older.${this.#state}`, { count: number(oldest - 1) }));
  }

  async #read(oldest) {
    this.#become('asked');
    const response = await this.#get(`${this.#path}?before=${oldest}`).catch(() => null);
    const moves = response?.ok ? (await response.json()).moves : [];
    moves.forEach((move) => this.#moves.set(move.version, move));
    this.#become(moves.length > 0 ? 'idle' : 'failed');
  }

  #become(state) {
    this.#state = state;
    this.#changed();
  }
}
