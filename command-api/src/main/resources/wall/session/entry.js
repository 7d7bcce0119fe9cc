import { language, loadLanguages, t, useLanguage } from '../language/language.js';
import { element, part } from '../page/element.js';
import { LoginPanel } from './login-panel.js';
import { Opening } from './opening.js';
import { Session } from './session.js';

const ENDED = 'citygrid.ended';
const AWAY_MILLIS = 5_000;

/**
 * How a page behind a login begins and ends. At each end it loads anew, so that nothing of the last
 * user's view is left in memory.
 */
export class Entry {
  #enter;
  #isFor;
  #onEnd;
  #login;
  #opening = new Opening();

  /**
   * @param enter shows the page to the user of `session`; throws a SignInError when it cannot
   * @param isFor whether the page is for this user; asked when a session is taken up again
   * @param onRenewed called with each new token
   * @param onEnd called before the page loads anew
   */
  constructor({ enter, isFor = () => true, onRenewed = () => {}, onEnd = () => {} }) {
    this.#enter = enter;
    this.#isFor = isFor;
    this.#onEnd = onEnd;
    this.session = new Session({ onRenewed, onEnded: (key) => this.#startAgain(key) });
    this.#login = new LoginPanel({
      signIn: async (user, password) => {
        await this.session.signIn(user, password);
        try {
          await this.#enter();
        } catch (e) {
          this.session.end();
          throw e;
        }
      },
    });
    for (const button of document.querySelectorAll('[data-testid^="language"]')) {
      button.addEventListener('click', () => useLanguage(language() === 'zh' ? 'en' : 'zh'));
    }
    part('sign-out').addEventListener('click', () => {
      this.session.end();
      this.#startAgain(null);
    });
  }

  /** Why it takes a while to enter. */
  say(key) {
    this.#login.say(key);
    this.#opening.say(key);
  }

  /** The user is in. */
  hide() {
    this.#login.hide();
    this.#opening.end();
  }

  /** Takes up the session of this tab, or asks who is there. */
  async start() {
    await loadLanguages();
    await this.#begin();
    document.documentElement.dataset.ready = 'true';
  }

  async #begin() {
    if (this.session.restore() && this.#isFor(this.session.user)) {
      try {
        await this.#enter();
      } catch (e) {
        this.#sayAway();
      }
      return;
    }
    const ended = sessionStorage.getItem(ENDED);
    sessionStorage.removeItem(ENDED);
    this.#opening.end();
    this.#login.show(ended);
  }

  #sayAway() {
    if (this.session.token === null) {
      return; // The token was refused; the page is about to load again.
    }
    // The server is away, not the session: say so and try again.
    this.#opening.end();
    document.body.append(element('p.away', { role: 'alert', 'data-testid': 'away' }, t('login.unreachable')));
    setTimeout(() => location.reload(), AWAY_MILLIS);
  }

  #startAgain(key) {
    this.#onEnd();
    if (key === null) {
      sessionStorage.removeItem(ENDED);
    } else {
      sessionStorage.setItem(ENDED, key);
    }
    location.reload();
  }
}
