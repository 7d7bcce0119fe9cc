import { language } from '../language/language.js';

const STORED = 'citygrid.device';
const TRIES = 8;
const BETWEEN_TRIES_MILLIS = 2_000;

/** What went wrong, as a sentence of the dictionary or of the server. */
export class DeskError extends Error {
  /** @param said `{key}` for a sentence of the dictionary, `{text}` for one of the server */
  constructor(said) {
    super(said.text ?? said.key);
    this.said = said;
  }
}

/** Asks and tells the API about verification tasks. */
export class TaskDesk {
  #session;
  /** Key of each wish that has no answer yet: sent again under it, it is the same wish. */
  #keys = new Map();

  constructor(session) {
    this.#session = session;
  }

  near({ lon, lat }) {
    return this.#read(`/v1/tasks?lon=${lon}&lat=${lat}`);
  }

  held() {
    return this.#read('/v1/tasks/held');
  }

  rewards() {
    return this.#read('/v1/rewards');
  }

  /** Sends a picture; resolves to its id. */
  async sendPhoto(blob) {
    const response = await this.#fetch('/v1/photos', {
      method: 'POST',
      headers: { 'Content-Type': blob.type },
      body: blob,
    });
    return (await ok(response)).id;
  }

  /**
   * Takes, gives back or answers a task; resolves to what the desk says. Asks again while the desk
   * has not decided.
   *
   * @param action `take`, `give-back` or `answer`
   */
  async wish(taskId, action, body) {
    const name = `${action}/${taskId}`;
    const key = this.#keys.get(name) ?? randomText();
    this.#keys.set(name, key);
    const options = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ ...body, device: device() }),
    };
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const response = await this.#fetch(`/v1/tasks/${encodeURIComponent(taskId)}/${action}`, options);
      if (response.status !== 202) {
        if (response.status < 500) {
          this.#keys.delete(name);
        }
        return ok(response, action);
      }
      await new Promise((resolve) => {
        setTimeout(resolve, BETWEEN_TRIES_MILLIS);
      });
    }
    throw new DeskError({ key: 'verify.undecided' });
  }

  async #read(path) {
    return ok(await this.#fetch(path));
  }

  async #fetch(path, options) {
    try {
      return await this.#session.get(path, options);
    } catch (e) {
      throw new DeskError({ key: 'verify.unreachable' });
    }
  }
}

async function ok(response, action = '') {
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  if (action === 'take' && response.status === 409 && problem.state === 'HELD') {
    throw new DeskError({ key: 'verify.faster' });
  }
  if (response.status === 503) {
    throw new DeskError({ key: 'verify.unreachable' });
  }
  const text = language() === 'zh' ? (problem.detailZh ?? problem.detail) : problem.detail;
  throw new DeskError(text === undefined ? { key: 'verify.failed' } : { text });
}

/** The id of this phone: made once, kept until the citizen clears the browser's data. */
function device() {
  const stored = localStorage.getItem(STORED);
  if (stored !== null) {
    return stored;
  }
  const made = `web-${randomText()}`;
  localStorage.setItem(STORED, made);
  return made;
}

function randomText() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
