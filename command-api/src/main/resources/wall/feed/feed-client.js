import { Liveness } from './liveness.js';
import { Subscription } from './subscription.js';
import { ValueParts } from './value-parts.js';

const FIRST_RETRY_MILLIS = 500;
const LONGEST_RETRY_MILLIS = 10_000;
const OPENING_MILLIS = 8_000;
const WATCH_MILLIS = 500;
const KINDS = [
  'case', 'alert', 'warning', 'finding', 'office-task', 'reading', 'segment', 'crowd', 'area-traffic',
  'writes',
];

/** Until when to wait before the next attempt: doubles, with jitter so that walls don't march. */
export function retryMillis(attempt, random = Math.random) {
  const step = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** Math.min(attempt, 10));
  return Math.round(step * (0.8 + 0.4 * random()));
}

/**
 * Keeps a subscription to the feed alive: connects, says hello, resumes after a break, asks for a
 * fresh snapshot when a gap cannot be closed, and knows when silence means that nothing is live.
 *
 * Listener methods: `snapshot({items, reason, totals, truncated})`, `changes(changes)`,
 * `resumed({brokenForMillis})`, `readings(items)`, `values({kind, whole, items})` when all parts have
 * come, `counters(message)`, `liveness(description)`, `rejected(problem)` when the server refuses the
 * token.
 */
export class FeedClient {
  #openSocket;
  #token;
  #listener;
  #clock;
  #subscription = new Subscription();
  #values = new ValueParts();
  #liveness = new Liveness();
  #socket = null;
  #attempt = 0;
  #gaps = 0;
  #brokenAt = null;
  #timers = new Set();
  #watch = null;
  #ended = false;

  /**
   * @param openSocket makes a WebSocket-like object
   * @param token gives the current token
   * @param clock `{now, setTimeout, clearTimeout, setInterval, clearInterval}`, replaced in tests
   */
  constructor({ openSocket, token, listener, clock = systemClock() }) {
    this.#openSocket = openSocket;
    this.#token = token;
    this.#listener = listener;
    this.#clock = clock;
  }

  start() {
    this.#watch = this.#clock.setInterval(() => this.#look(), WATCH_MILLIS);
    this.#connect();
  }

  /** Ends for good: signed out. */
  end() {
    this.#ended = true;
    this.#clock.clearInterval(this.#watch);
    this.#timers.forEach((timer) => this.#clock.clearTimeout(timer));
    this.#socket?.close(1000);
    this.#socket = null;
  }

  /** Hands a renewed token to the open connection. */
  renew(token) {
    this.#send({ type: 'token', token });
  }

  /** The server's clock. */
  serverNow() {
    return this.#liveness.serverNow(this.#clock.now());
  }

  describe() {
    return this.#liveness.describe(this.#clock.now());
  }

  #connect() {
    const socket = this.#openSocket();
    this.#socket = socket;
    const opening = this.#later(() => this.#lose(socket), OPENING_MILLIS);
    socket.onopen = () => {
      const hello = { type: 'hello', token: this.#token(), kinds: KINDS };
      const resume = this.#subscription.resumePoint();
      this.#send(resume ? { ...hello, resume } : hello);
    };
    socket.onmessage = (event) => {
      if (socket === this.#socket) {
        this.#cancel(opening);
        this.#take(JSON.parse(event.data));
      }
    };
    socket.onclose = () => this.#lose(socket);
    socket.onerror = () => this.#lose(socket);
  }

  #lose(socket) {
    if (socket !== this.#socket || this.#ended) {
      return;
    }
    this.#socket = null;
    socket.close();
    const now = this.#clock.now();
    this.#brokenAt ??= this.#liveness.heardAt ?? now;
    const wait = retryMillis(this.#attempt++ + this.#gaps);
    this.#subscription.interrupt();
    this.#values.forget();
    this.#liveness.disconnected(now + wait);
    this.#later(() => this.#connect(), wait);
    this.#tell();
  }

  #take(message) {
    this.#liveness.heard(this.#clock.now());
    switch (message.type) {
      case 'welcome':
        this.#liveness.welcomed(message, this.#clock.now());
        break;
      case 'heartbeat':
        this.#liveness.heartbeat(message, this.#clock.now());
        break;
      case 'snapshot':
      case 'resumed':
      case 'delta':
        this.#follow(this.#subscription.accept(message));
        break;
      case 'counters':
        this.#listener.counters(message);
        break;
      case 'readings':
        this.#listener.readings(message.items);
        break;
      case 'values': {
        const told = this.#values.accept(message);
        if (told !== null) {
          this.#listener.values(told);
        }
        break;
      }
      case 'problem':
        this.#refused(message);
        break;
      default: // A newer server may say more than this page understands.
    }
    this.#tell();
  }

  #follow(result) {
    switch (result.outcome) {
      case 'snapshot':
        this.#inSync();
        this.#listener.snapshot(result);
        break;
      case 'resumed': {
        const brokenForMillis = this.#brokenAt === null ? 0 : this.#clock.now() - this.#brokenAt;
        this.#inSync();
        this.#listener.resumed({ brokenForMillis });
        break;
      }
      case 'changes':
        this.#gaps = 0;
        this.#listener.changes(result.changes);
        break;
      case 'gap':
        this.#resync();
        break;
      default: // waiting for further parts, or a repeat: nothing to do
    }
  }

  #inSync() {
    this.#liveness.synced();
    this.#attempt = 0;
    this.#brokenAt = null;
  }

  /** A gap: ask for the missed part; at the second gap in a row, for everything. */
  #resync() {
    this.#liveness.unsynced();
    if (++this.#gaps > 1) {
      this.#subscription.forget();
    }
    this.#lose(this.#socket);
  }

  #refused(problem) {
    if (problem.status === 401 || problem.status === 403) {
      this.#listener.rejected(problem);
    } else {
      this.#lose(this.#socket);
    }
  }

  #look() {
    if (this.#socket !== null && this.#liveness.silent(this.#clock.now())) {
      const silentSocket = this.#socket;
      // A connection attempt of its own time limit may still be under way.
      if (this.describe().retryInSeconds === null) {
        this.#lose(silentSocket);
      }
    }
    this.#tell();
  }

  #tell() {
    if (!this.#ended) {
      this.#listener.liveness(this.describe());
    }
  }

  #send(message) {
    if (this.#socket?.readyState === 1) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #later(action, millis) {
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#ended) {
        action();
      }
    }, millis);
    this.#timers.add(timer);
    return timer;
  }

  #cancel(timer) {
    this.#clock.clearTimeout(timer);
    this.#timers.delete(timer);
  }
}

function systemClock() {
  return {
    now: () => Date.now(),
    setTimeout: (action, millis) => setTimeout(action, millis),
    clearTimeout: (timer) => clearTimeout(timer),
    setInterval: (action, millis) => setInterval(action, millis),
    clearInterval: (timer) => clearInterval(timer),
  };
}
