import { element, part } from '../page/element.js';
import { onLanguage, t } from '../language/language.js';

/** The drawer that opens over the lists: details of one case, alert or device. */
export class Drawer {
  #drawer = part('detail');
  #content = part('detail-content');
  #shown = null;
  #onClose;

  constructor({ onClose }) {
    this.#onClose = onClose;
    part('detail-close').addEventListener('click', () => this.close());
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    onLanguage(() => this.#render());
  }

  /**
   * @param kind `case`, `alert`, `device`, `segment`, `crowd`, `travel`, `finding`, `office-task`, `office` or `filing`
   * @param render gives the nodes; called again when the thing or the language changes
   */
  open(kind, id, render) {
    this.#shown = { kind, id, render };
    this.#drawer.dataset.kind = kind;
    this.#drawer.dataset.id = id;
    this.#drawer.hidden = false;
    this.#drawer.scrollTop = 0;
    this.#render();
  }

  /** The thing changed: shows it again if it is the one that is open. */
  changed(kind, id) {
    if (this.#shown?.kind === kind && this.#shown.id === id) {
      this.#render();
    }
  }

  close() {
    if (this.#shown !== null) {
      this.#shown = null;
      this.#drawer.hidden = true;
      this.#onClose();
    }
  }

  #render() {
    if (this.#shown !== null) {
      // Nodes that are put in again lose the focus: whoever types goes on typing.
      const focused = document.activeElement;
      this.#content.replaceChildren(...this.#shown.render());
      if (focused !== document.activeElement && this.#content.contains(focused)) {
        focused.focus({ preventScroll: true });
      }
    }
  }
}

/** A titled group of rows. */
export function section(titleKey, ...children) {
  return element('section', {}, element('h3', {}, t(titleKey)), ...children);
}

/** A list of name and value; rows without a value are left out. */
export function facts(rows) {
  const list = element('dl.facts');
  for (const [key, value, testId] of rows) {
    if (value !== null && value !== undefined && value !== '') {
      list.append(element('dt', {}, t(key)), element('dd', { 'data-testid': testId }, value));
    }
  }
  return list;
}

export function meters(distance) {
  return t('unit.meters', { value: distance < 10 ? distance.toFixed(1) : Math.round(distance) });
}
