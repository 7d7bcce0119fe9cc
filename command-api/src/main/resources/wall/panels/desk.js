import { AT_CENTER, shownAs } from '../city/case-states.js';
import { newestFirst } from '../feed/order.js';
import { element, part, setText, throttled } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';
import { caseSvg } from '../map/symbols.js';

const SHOWN = 60;
const RENDER_MILLIS = 500;

/** Cases that wait for a person to dispatch them, the newest first, each with the reason why. */
export class DeskPanel {
  #model;
  #onPick;
  #list = part('desk-list');
  #total = null;
  changed = throttled(() => this.#render(), RENDER_MILLIS);

  /** @param onPick called with the id of a case */
  constructor(model, { onPick }) {
    this.#model = model;
    this.#onPick = onPick;
    onLanguage(() => this.#render());
    this.#render();
  }

  /** How many there are by the server's count. */
  showTotal(total) {
    this.#total = total;
    this.changed();
  }

  #render() {
    const onDesk = this.#model.store.listCases().filter((view) => shownAs(view.state) === AT_CENTER);
    const held = newestFirst(onDesk, (view) => view.at);
    this.#list.replaceChildren(...held.slice(0, SHOWN).map((view) => this.#row(view)));
    part('desk-empty').hidden = held.length > 0;
    const more = Math.max(this.#total ?? 0, held.length) - Math.min(SHOWN, held.length);
    part('desk-more').hidden = more <= 0;
    setText(part('desk-more'), t('list.more', { count: number(Math.max(0, more)) }));
  }

  #row(view) {
    const city = this.#model.city;
    return element(
      'li.row',
      {
        'data-testid': 'desk-row',
        'data-id': view.id,
        'data-reason': view.deskReason,
        tabindex: 0,
        role: 'button',
        onclick: () => this.#onPick(view.id),
        onkeydown: (event) => event.key === 'Enter' && this.#onPick(view.id),
      },
      caseSvg(view.state),
      element(
        'div.what',
        {},
        element(
          'div.title',
          {},
          `${city.categoryName(view.category)} `,
          element('span.place', {}, city.placeName(view.areaPath) || t('place.outside')),
        ),
        element('div.sub.reason', {}, whyOf(view)),
      ),
      element('time', { datetime: view.at }, city.timeOfDay(view.at)),
    );
  }
}

/** Why it lies there: the rule's reason, or the state in which somebody gave it back. */
function whyOf(view) {
  return view.deskReason ? word('reason', view.deskReason) : word('state', view.state);
}
