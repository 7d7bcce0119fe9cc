import { element, part, setText, throttled } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';
import { chanceText, countText, subjectName } from './finding-text.js';

const SHOWN = 3;
const RENDER_MILLIS = 150;

/** What stands out in the city now, the most surprising first; nothing is there when nothing does. */
export class FindingsPanel {
  #model;
  #onPick;
  #panel = part('findings-panel');
  #list = part('finding-list');
  changed = throttled(() => this.#render(), RENDER_MILLIS);

  /** @param onPick called with the id of a finding */
  constructor(model, { onPick }) {
    this.#model = model;
    this.#onPick = onPick;
    onLanguage(() => this.#render());
    this.#render();
  }

  #render() {
    const open = mostSurprisingFirst(this.#model.store.listFindings());
    this.#panel.hidden = open.length === 0;
    this.#panel.dataset.count = open.length;
    setText(part('findings-total'), number(open.length));
    this.#list.replaceChildren(...open.slice(0, SHOWN).map((finding) => this.#row(finding)));
  }

  #row(finding) {
    const { city } = this.#model;
    const pick = () => this.#onPick(finding.findingId);
    return element(
      'li.finding',
      {
        'data-testid': 'finding',
        'data-id': finding.findingId,
        'data-kind': finding.kind,
        tabindex: 0,
        role: 'button',
        onclick: pick,
        onkeydown: (event) => event.key === 'Enter' && pick(),
      },
      element('div.kind', {},
        element('span', {}, word('findingKind', finding.kind)),
        element('time', {}, t('findings.seen', { time: city.timeOfDay(finding.at) }))),
      element('div.title', {}, subjectName(city, finding)),
      element('div.sub', {}, `${countText(finding)} · ${chanceText(finding)}`),
    );
  }
}

/** Those open, by how unlikely they are to be chance, then by id. */
export function mostSurprisingFirst(findings) {
  return findings
    .filter(({ state }) => state === 'OPEN')
    .sort((a, b) => a.chance - b.chance || (a.findingId < b.findingId ? -1 : 1));
}
