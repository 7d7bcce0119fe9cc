import { element, part, setText, throttled } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';
import { lightOf, lightSvg } from '../map/symbols.js';
import { clockWords } from './clocks.js';
import { differencesChip, DispatchDifferences } from './differences.js';
import { DepartmentLoads, loadsChip, seesLoads } from './loads.js';

const SHOWN = 60;
/** The list is read again this long after the push told of a change, and at least so often. */
const READ_MILLIS = 1_000;
const AGAIN_MILLIS = 30_000;
const WORKERS = [
  'OPERATOR', 'DUTY_OFFICER', 'DISPATCHER', 'SUPERVISOR', 'HANDLER', 'GRID_WORKER',
];

/** True for whoever has cases waiting for them. */
export function hasWorklist(user) {
  return user.roles.some((role) => WORKERS.includes(role));
}

/**
 * What waits for whoever is signed in, the most urgent first, with the light of its clock and what
 * is left. The server decides what belongs here and in which order; the push only says when to ask
 * again. Who sends cases to departments can look at their loads in its place, or at the cases that
 * the fences of now would have elsewhere.
 */
export class WorklistPanel {
  #model;
  #get;
  #onPick;
  #list = part('desk-list');
  #kinds = part('desk-kinds');
  #page = null;
  #stale = false;
  /** What can stand in the place of the list, by name; nothing for who sends no cases. */
  #others = {};
  /** The name of what does; null while the list is there itself. */
  #shown = null;
  #kind = null;
  #reading = false;
  #again = false;
  changed = throttled(() => this.#read(), READ_MILLIS);

  /**
   * @param get asks the server for a path
   * @param onPick called with the id of a case
   */
  constructor(model, { get, onPick }) {
    this.#model = model;
    this.#get = get;
    this.#onPick = onPick;
    if (seesLoads(model.user)) {
      this.#others = {
        loads: {
          panel: new DepartmentLoads(model, { get, list: part('load-list') }),
          list: part('load-list'),
          chip: loadsChip,
        },
        differences: {
          panel: new DispatchDifferences(model, { get, list: part('difference-list'), onPick }),
          list: part('difference-list'),
          chip: differencesChip,
        },
      };
    }
    part('desk-title').dataset.i18n = 'worklist.title';
    part('desk-empty').dataset.i18n = 'worklist.none';
    this.#kinds.hidden = false;
    onLanguage(() => this.#render());
    setInterval(() => this.#read(), AGAIN_MILLIS);
    this.#read();
  }

  /** The whole city's counters say nothing of this list, which has counts of its own. */
  showTotal() {}

  /** The case that a rule took for the same matter; empty when the list does not know. */
  otherCaseOf(id) {
    return this.#page?.items.find((item) => item.id === id)?.otherCase ?? '';
  }

  async #read() {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    const kind = this.#kind === null ? '' : `&kind=${this.#kind}`;
    const response = await this.#get(`/v1/desk?limit=${SHOWN}${kind}`).catch(() => null);
    this.#stale = !response?.ok;
    this.#page = response?.ok ? await response.json() : this.#page;
    if (this.#shown === 'loads') {
      await this.#others.loads.panel.read();
    }
    this.#reading = false;
    this.#render();
    if (this.#again) {
      this.#again = false;
      this.changed();
    }
  }

  #render() {
    setText(part('desk-title'), t('worklist.title'));
    setText(part('desk-empty'), t('worklist.none'));
    const page = this.#page;
    part('desk-empty').hidden = this.#shown !== null || page === null || page.items.length > 0;
    setText(part('desk-total'), page === null ? '' : number(page.total));
    this.#list.dataset.stale = this.#stale;
    this.#kinds.replaceChildren(...Object.entries(page?.counts ?? {}).map(([kind, count]) =>
      this.#chip(kind, count)));
    this.#list.hidden = this.#shown !== null;
    for (const [name, { list, chip }] of Object.entries(this.#others)) {
      this.#kinds.append(chip(this.#shown === name, () => this.#toggle(name)));
      list.hidden = this.#shown !== name;
    }
    this.#list.replaceChildren(...(page?.items ?? []).map((item) => this.#row(item)));
    const other = this.#others[this.#shown];
    setText(part('desk-more'), other === undefined ? this.#foot() : other.panel.render());
    part('desk-more').hidden = part('desk-more').textContent === '';
  }

  async #toggle(name) {
    this.#shown = this.#shown === name ? null : name;
    await this.#others[this.#shown]?.panel.read();
    this.#render();
  }

  /** What the list does not show, and that it is old when it cannot be read. */
  #foot() {
    if (this.#page === null) {
      return this.#stale ? t('worklist.away') : '';
    }
    const all = this.#kind === null ? this.#page.total : (this.#page.counts[this.#kind] ?? 0);
    const more = all - this.#page.items.length;
    return [
      this.#stale ? t('worklist.stale', { time: this.#model.city.timeOfDay(this.#page.asOf) }) : '',
      more > 0 ? t('list.more', { count: number(more) }) : '',
      this.#page.complete ? '' : t('worklist.incomplete'),
    ].filter(Boolean).join(' ');
  }

  #chip(kind, count) {
    const chosen = kind === this.#kind;
    return element('button.chip', {
      type: 'button',
      'data-testid': `desk-kind-${kind}`,
      'aria-pressed': String(chosen),
      onclick: () => {
        this.#kind = chosen ? null : kind;
        this.#shown = null;
        this.#read();
      },
    }, `${word('work', kind)} `, element('b', {}, number(count)));
  }

  #row(item) {
    const city = this.#model.city;
    return element(
      'li.row',
      {
        'data-testid': 'desk-row',
        'data-id': item.id,
        'data-reason': item.deskReason,
        'data-kinds': item.kinds.join(' '),
        'data-light': lightOf(item.clock),
        tabindex: 0,
        role: 'button',
        onclick: () => this.#onPick(item.id),
        onkeydown: (event) => event.key === 'Enter' && this.#onPick(item.id),
      },
      lightSvg(item.clock),
      element(
        'div.what',
        {},
        element(
          'div.title',
          {},
          `${city.categoryName(item.category)} `,
          element('span.place', {}, city.placeName(item.areaPath) || t('place.outside')),
        ),
        element('div.sub', {}, wherefore(item)),
      ),
      element('span.left', { 'data-testid': 'desk-left' }, clockWords(item.clock)),
    );
  }
}

/** For what it waits, and on the manual desk why it came there. */
function wherefore(item) {
  const marks = (item.facts?.flags ?? []).filter((flag) => flag !== 'SIMILAR');
  return [
    ...marks.map((flag) => word('flag', flag)),
    ...item.kinds.map((kind) => word('work', kind)),
    item.deskReason ? word('reason', item.deskReason) : '',
  ].filter(Boolean).join(' · ');
}
