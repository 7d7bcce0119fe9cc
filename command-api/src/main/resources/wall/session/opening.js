import { t } from '../language/language.js';
import { part } from '../page/element.js';

/**
 * What is seen until a page is open. Should its scripts never come, the style sheet shows after a
 * while that it does not open.
 */
export class Opening {
  #place = part('opening');
  #text = part('opening-text');

  /** Why it takes a while. */
  say(key) {
    this.#text.classList.remove('late');
    this.#text.textContent = t(key);
  }

  end() {
    this.#place.hidden = true;
  }
}
