import { part } from '../page/element.js';
import { onLanguage, t } from '../language/language.js';

/** The form in front of the wall. */
export class LoginPanel {
  #panel = part('login');
  #form = part('login-form');
  #user = part('login-user');
  #password = part('login-password');
  #submit = part('login-submit');
  #error = part('login-error');
  #message = null;

  /** @param signIn takes user and password; throws a SignInError */
  constructor({ signIn }) {
    this.#form.addEventListener('submit', async (event) => {
      event.preventDefault();
      await this.#try(signIn);
    });
    onLanguage(() => this.#tell());
  }

  /** Shows the form; `key` says why, when it was not the user's wish. */
  show(key = null) {
    this.#panel.hidden = false;
    this.#password.value = '';
    this.#message = key === null ? null : { key, values: {} };
    this.#tell();
    (this.#user.value ? this.#password : this.#user).focus();
  }

  /** Says why it takes a while. */
  say(key) {
    this.#message = { key, values: {} };
    this.#tell();
  }

  hide() {
    this.#panel.hidden = true;
    this.#password.value = '';
  }

  async #try(signIn) {
    const user = this.#user.value.trim();
    if (user === '' || this.#password.value === '') {
      this.#message = { key: 'login.missing', values: {} };
      this.#tell();
      return;
    }
    this.#submit.disabled = true;
    try {
      await signIn(user, this.#password.value);
      this.#message = null;
    } catch (e) {
      this.#message = e.key ? e : { key: 'login.failed', values: { detail: e.message } };
      this.#password.select();
    } finally {
      this.#submit.disabled = false;
      this.#tell();
    }
  }

  #tell() {
    this.#error.textContent = this.#message === null ? '' : t(this.#message.key, this.#message.values);
    this.#error.hidden = this.#message === null;
  }
}
