import { element, setText } from '../page/element.js';
import { number, t, word } from '../language/language.js';
import { differenceText } from './difference-text.js';

const SHOWN = 60;
/** So many pages are asked for in a row while they bring nothing; then it says it saw a part. */
const MOST_PAGES = 20;

/**
 * Open cases that the fences and the list of now would have elsewhere, newest first: after a change
 * of them, what is worth being sent on. The server finds them by looking at each case, so they are
 * asked for when somebody wants to see them, not all the time.
 */
export class DispatchDifferences {
  #model;
  #get;
  #list;
  #onPick;
  #items = [];
  #examined = 0;
  #fences = null;
  #rules = null;
  #complete = true;
  #failed = false;

  /**
   * @param get asks the server for a path
   * @param list where the cases are shown
   * @param onPick called with the id of a case
   */
  constructor(model, { get, list, onPick }) {
    this.#model = model;
    this.#get = get;
    this.#list = list;
    this.#onPick = onPick;
  }

  async read() {
    const items = [];
    let examined = 0;
    let before = '';
    let page = null;
    for (let pages = 0; pages < MOST_PAGES && items.length < SHOWN; pages++) {
      const limit = SHOWN - items.length;
      const response = await this.#get(`/v1/dispatch/differences?limit=${limit}${before}`).catch(() => null);
      if (!response?.ok) {
        this.#failed = true;
        return;
      }
      page = await response.json();
      items.push(...page.items);
      examined += page.examined;
      if (page.next === undefined) {
        break;
      }
      before = `&before=${encodeURIComponent(page.next)}`;
    }
    this.#items = items;
    this.#examined = examined;
    this.#fences = page.fences;
    this.#rules = page.rules;
    this.#complete = page.next === undefined;
    this.#failed = false;
  }

  /** Shows what was read last; answers what stands below it: under what it was found. */
  render() {
    this.#list.dataset.stale = this.#failed;
    this.#list.replaceChildren(...this.#items.map((item) => this.#row(item)));
    if (this.#failed) {
      return t('differences.away');
    }
    const values = { fences: this.#fences, rules: this.#rules, examined: number(this.#examined) };
    const found = t(this.#items.length === 0 ? 'differences.none' : 'differences.foot', values);
    return this.#complete ? found : `${found} ${t('differences.more')}`;
  }

  #row(item) {
    const city = this.#model.city;
    return element(
      'li.row',
      {
        'data-testid': 'difference-row',
        'data-id': item.id,
        'data-changed': item.changed.join(' '),
        tabindex: 0,
        role: 'button',
        onclick: () => this.#onPick(item.id),
        onkeydown: (event) => event.key === 'Enter' && this.#onPick(item.id),
      },
      element(
        'div.what',
        {},
        element(
          'div.title',
          {},
          `${city.categoryName(item.category)} `,
          element('span.place', {}, word('state', item.state)),
        ),
        element('div.sub', { 'data-testid': 'difference-what' }, differenceText(city, item)),
      ),
    );
  }
}

/** The button that shows these cases in the place of the list, and back. */
export function differencesChip(isOpen, onToggle) {
  const chip = element('button.chip', {
    type: 'button', 'data-testid': 'differences', 'aria-pressed': String(isOpen), onclick: onToggle,
  });
  setText(chip, t('differences.title'));
  return chip;
}
