import { element, part, setText } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';

const PAIRS = 4;
const UNUSUAL = 2;
const WHOLE = { maximumFractionDigits: 0 };

/** What flows between districts: where unusually many or few go, and the strongest flows. */
export class FlowsPanel {
  #model;
  #flow;
  #onArea;

  /**
   * @param flow the layer of the map that knows what flows
   * @param onArea called with the code of an area
   */
  constructor(model, { flow, onArea }) {
    this.#model = model;
    this.#flow = flow;
    this.#onArea = onArea;
    onLanguage(() => this.changed());
    this.changed();
  }

  changed() {
    const flow = this.#flow;
    const panel = part('flow-panel');
    panel.hidden = flow.at === null;
    if (panel.hidden) {
      return;
    }
    panel.dataset.old = flow.isOld;
    const pairs = flow.listPairs();
    const unusual = flow.listUnusual();
    setText(part('flow-at'), this.#when());
    part('flow-list').replaceChildren(
      ...(flow.isOld ? [] : unusual.slice(0, UNUSUAL).map((each) => this.#unusual(each))),
      ...pairs.slice(0, PAIRS).map((pair) => this.#pair(pair)),
    );
    part('flow-empty').hidden = pairs.length + unusual.length > 0;
  }

  #when() {
    const { city } = this.#model;
    const times = {
      from: city.clock(this.#flow.at).slice(0, 5),
      to: city.clock(this.#flow.endedAt).slice(0, 5),
    };
    return this.#flow.isOld ? t('flow.old', times) : t('flow.at', times);
  }

  #pair({ from, to, count, minutes }) {
    const { city } = this.#model;
    return this.#row(
      to,
      { 'data-testid': 'flow-row', 'data-from': from, 'data-to': to },
      element('span.ends', {}, city.areaName(from), element('b.arrow', { 'aria-label': t('flow.to'), role: 'img' }, '→'), city.areaName(to)),
      element('span.minutes', {}, t('flow.minutes', { minutes: number(minutes, WHOLE) })),
      element('span.people', {}, number(count, WHOLE)),
    );
  }

  #unusual({ code, direction, count, usual, unusual }) {
    return this.#row(
      code,
      { 'data-testid': 'flow-unusual', 'data-area': code, 'data-unusual': unusual },
      element('span.ends', {}, unusual === 'MORE' ? '▲ ' : '▼ ', this.#model.city.areaName(code)),
      element('span.minutes', {}, `${word('flow', direction)} · ${t('flow.usually', { usual: number(usual, WHOLE) })}`),
      element('span.people', {}, number(count, WHOLE)),
    );
  }

  #row(code, attributes, ...children) {
    return element(
      'li.flow',
      {
        ...attributes,
        tabindex: 0,
        role: 'button',
        onclick: () => this.#onArea(code),
        onkeydown: (event) => event.key === 'Enter' && this.#onArea(code),
      },
      ...children,
    );
  }
}
