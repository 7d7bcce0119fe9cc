const STORED = 'citygrid.session';
const RETRY_MILLIS = 10_000;
/** A token is renewed when this part of its life is over. */
const RENEW_AFTER = 0.6;

/** What went wrong with signing in, as a key of the dictionary. */
export class SignInError extends Error {
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/**
 * The signed-in user and the token, kept for this tab only (sessionStorage) and renewed in time.
 * The token travels in the Authorization header and in the feed's first message, never in a URL.
 */
export class Session {
  #token = null;
  #expiresAt = 0;
  #user = null;
  #timer = null;
  #onRenewed;
  #onEnded;

  /**
   * @param onRenewed called with each new token
   * @param onEnded called with a dictionary key when the session is over against the user's will
   */
  constructor({ onRenewed, onEnded }) {
    this.#onRenewed = onRenewed;
    this.#onEnded = onEnded;
  }

  get token() {
    return this.#token;
  }

  get user() {
    return this.#user;
  }

  /** Takes up the session of this tab after a reload; false when there is none that still holds. */
  restore() {
    const stored = sessionStorage.getItem(STORED);
    if (stored === null) {
      return false;
    }
    const held = JSON.parse(stored);
    if (Date.parse(held.expiresAt) <= Date.now()) {
      sessionStorage.removeItem(STORED);
      return false;
    }
    this.#hold(held);
    return true;
  }

  /** Signs in, or throws a SignInError that says why not. */
  async signIn(user, password) {
    const response = await post('/v1/session', { user, password });
    if (response.ok) {
      this.#hold(await response.json());
      return;
    }
    throw await reasonOf(response);
  }

  /** Signs out: forgets the token. */
  end() {
    clearTimeout(this.#timer);
    this.#token = null;
    this.#user = null;
    sessionStorage.removeItem(STORED);
  }

  /** The server refused the token; `key` says why. */
  reject(key = 'login.sessionEnded') {
    if (this.#token !== null) {
      this.end();
      this.#onEnded(key);
    }
  }

  /** GET, or what `options` say, with the token; resolves to the Response. A refused token ends the session. */
  async get(path, options = {}) {
    const response = await fetch(path, {
      ...options,
      headers: { ...options.headers, Authorization: `Bearer ${this.#token}` },
    });
    if (response.status === 401) {
      this.reject();
    }
    return response;
  }

  /** POST of JSON with the token; a repeat under the same key is the same request. */
  post(path, body, key) {
    return this.get(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });
  }

  #hold(session) {
    this.#token = session.token;
    this.#user = session.user;
    this.#expiresAt = Date.parse(session.expiresAt);
    sessionStorage.setItem(STORED, JSON.stringify(session));
    const life = this.#expiresAt - Date.now();
    this.#renewIn(Math.max(1_000, life * RENEW_AFTER));
  }

  #renewIn(millis) {
    clearTimeout(this.#timer);
    // Longer timers than 2^31 ms would fire at once.
    this.#timer = setTimeout(() => this.#renew(), Math.min(millis, 2 ** 31 - 1));
  }

  async #renew() {
    const response = await post('/v1/session/renew', undefined, this.#token).catch(() => null);
    if (this.#token === null) {
      return;
    }
    if (response?.ok) {
      this.#hold(await response.json());
      this.#onRenewed(this.#token);
    } else if (response?.status === 401 || response?.status === 403) {
      this.reject();
    } else if (Date.now() < this.#expiresAt) {
      this.#renewIn(RETRY_MILLIS);
    } else {
      this.reject();
    }
  }
}

async function post(path, body, token) {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (e) {
    throw new SignInError('login.unreachable');
  }
}

async function reasonOf(response) {
  if (response.status === 401) {
    return new SignInError('login.wrong');
  }
  if (response.status === 429) {
    return new SignInError('login.tooMany', { seconds: response.headers.get('Retry-After') ?? '60' });
  }
  const problem = await response.json().catch(() => ({}));
  return new SignInError('login.refused', {
    status: response.status,
    detail: problem.detail ?? problem.title ?? '',
  });
}
