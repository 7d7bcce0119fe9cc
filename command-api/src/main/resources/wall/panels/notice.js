import { part } from '../page/element.js';
import { onLanguage, t } from '../language/language.js';

const SHOWN_MILLIS = 12_000;

/** Says for a while how the wall came to be in sync again, so that nobody takes a jump for news. */
export class NoticePanel {
  #notice = part('notice');
  #key = null;
  #values = {};
  #timer = null;

  constructor() {
    onLanguage(() => this.#tell());
  }

  /** @param kind `snapshot`, `resumed`, or `problem` */
  show(kind, key, values = {}) {
    this.#notice.dataset.kind = kind;
    this.#notice.hidden = false;
    this.#key = key;
    this.#values = values;
    this.#tell();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#notice.hidden = true;
    }, SHOWN_MILLIS);
  }

  #tell() {
    if (this.#key !== null) {
      this.#notice.textContent = t(this.#key, this.#values);
    }
  }
}
