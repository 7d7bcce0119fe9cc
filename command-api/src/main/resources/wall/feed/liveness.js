/** Heartbeats that may be missing before what is shown counts as stale. */
export const MISSED_HEARTBEATS = 3;
/** A job whose last sign of life is older than this is late. */
export const PULSE_LATE_MILLIS = 5_000;

/**
 * How far what is shown can be trusted. Pure: facts and the time go in, one description comes out.
 *
 * - `live`: connected, in sync, the server spoke within three heartbeats, and it sees the live view
 * - `connecting`: no whole snapshot has come yet
 * - `reconnecting`: the connection broke a moment ago
 * - `stale`: nothing was heard for more than three heartbeats, or the server says that it cannot
 *   see the live view itself
 */
export class Liveness {
  #heartbeatMillis = 2_000;
  #connected = false;
  #synced = false;
  #everSynced = false;
  #heardAt = null;
  #serverAhead = 0;
  #source = null;
  #sourceOkAt = null;
  #sourceAwaySince = null;
  #pulses = null;
  #retryAt = null;

  welcomed(message, now) {
    this.#connected = true;
    this.#retryAt = null;
    this.#heartbeatMillis = message.heartbeatMillis ?? this.#heartbeatMillis;
    this.#heard(message.serverTime, now);
  }

  /** When the server was last heard; null: never. */
  get heardAt() {
    return this.#heardAt;
  }

  /** Any message of the server is a sign of life. */
  heard(now) {
    this.#heardAt = now;
  }

  heartbeat(message, now) {
    this.#heard(message.serverTime, now);
    this.#source = message.source;
    if (message.source === 'ok') {
      this.#sourceOkAt = now;
      this.#sourceAwaySince = null;
    } else {
      // It may have been away since just after the last word that it was there.
      this.#sourceAwaySince ??= this.#sourceOkAt ?? now;
    }
    this.#pulses = { ages: message.pulses ?? {}, at: now };
  }

  synced() {
    this.#synced = true;
    this.#everSynced = true;
  }

  /** In doubt: a gap was found or the connection broke. */
  unsynced() {
    this.#synced = false;
  }

  disconnected(retryAt) {
    this.#connected = false;
    this.#synced = false;
    this.#retryAt = retryAt;
  }

  /** True when the server has been silent for so long that the connection is as good as gone. */
  silent(now) {
    return this.#heardAt !== null && now - this.#heardAt > MISSED_HEARTBEATS * this.#heartbeatMillis;
  }

  /** The server's clock, as far as this viewer knows. */
  serverNow(now) {
    return now + this.#serverAhead;
  }

  /** @returns a description; `asOf`: server time up to which what is shown is known to be true */
  describe(now) {
    const phase = this.#phase(now);
    const trusted = this.#sourceAwaySince ?? this.#heardAt;
    return {
      phase,
      live: phase === 'live',
      cause: this.#cause(phase),
      asOf: trusted === null ? null : trusted + this.#serverAhead,
      retryInSeconds:
        this.#retryAt === null ? null : Math.max(0, Math.ceil((this.#retryAt - now) / 1000)),
      source: this.#source,
      pulses: this.#describePulses(now),
    };
  }

  #phase(now) {
    if (!this.#everSynced) {
      return 'connecting';
    }
    if (this.silent(now) || (this.#connected && this.#sourceAwaySince !== null)) {
      return 'stale';
    }
    return this.#connected && this.#synced ? 'live' : 'reconnecting';
  }

  #cause(phase) {
    if (phase !== 'stale') {
      return phase === 'reconnecting' ? 'disconnected' : null;
    }
    if (this.#connected && this.#sourceAwaySince !== null) {
      return 'source-away';
    }
    return this.#connected ? 'silence' : 'disconnected';
  }

  #describePulses(now) {
    const names = ['cases', 'sensors', 'verification', 'facts', 'traffic', 'crowd', 'insight', 'office'];
    return Object.fromEntries(names.map((name) => [name, this.#describePulse(name, now)]));
  }

  #describePulse(name, now) {
    const age = this.#pulses?.ages[name];
    if (age === undefined || age === null || age < 0) {
      return { state: 'unknown', ageMillis: null };
    }
    const ageMillis = age + (now - this.#pulses.at);
    return { state: ageMillis > PULSE_LATE_MILLIS ? 'late' : 'ok', ageMillis };
  }

  #heard(serverTime, now) {
    this.#heardAt = now;
    if (serverTime !== undefined) {
      this.#serverAhead = Date.parse(serverTime) - now;
    }
  }
}
