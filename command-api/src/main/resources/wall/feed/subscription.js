/**
 * What a viewer knows about its place in the feed: (epoch, sequence). Pure: takes the server's
 * messages one by one and says what each means; no sockets, no clock.
 *
 * The rule that the wall rests on: a change is taken only when the message names, as `previous`,
 * exactly the sequence that this viewer stands at. Anything else is a gap, and after a gap nothing
 * is shown as live until the missed part or a fresh snapshot has come.
 */
export class Subscription {
  #epoch = null;
  #sequence = null;
  #parts = null;
  #synced = false;

  /** True while everything shown follows without a gap from a whole snapshot. */
  get synced() {
    return this.#synced;
  }

  get sequence() {
    return this.#sequence;
  }

  get epoch() {
    return this.#epoch;
  }

  /** Where to go on after a break; undefined when nothing is held, then a snapshot comes. */
  resumePoint() {
    return this.#epoch === null ? undefined : { epoch: this.#epoch, sequence: this.#sequence };
  }

  /** The connection broke: what is held stays valid, but nothing of it is live. */
  interrupt() {
    this.#synced = false;
    this.#parts = null;
  }

  /** Forgets the place, so that the next connection asks for a whole snapshot. */
  forget() {
    this.interrupt();
    this.#epoch = null;
    this.#sequence = null;
  }

  /**
   * Takes one message.
   *
   * @returns {{outcome: 'snapshot', items: object[], reason: string, totals: object,
   *     truncated: boolean} | {outcome: 'changes', changes: object[]} | {outcome: 'resumed'} |
   *     {outcome: 'waiting'} | {outcome: 'repeat'} | {outcome: 'gap', expected: number?,
   *     got: number?}}
   */
  accept(message) {
    switch (message.type) {
      case 'snapshot':
        return this.#acceptPart(message);
      case 'resumed':
        return this.#acceptResumed(message);
      case 'delta':
        return this.#acceptDelta(message);
      default:
        throw new Error(`a subscription takes snapshot, resumed and delta, not ${message.type}`);
    }
  }

  #acceptPart(message) {
    if (message.part === 1) {
      this.#synced = false;
      this.#parts = [];
    }
    const held = this.#parts;
    if (held === null || held.length !== message.part - 1 || this.#differs(held[0], message)) {
      this.forget();
      return { outcome: 'gap' };
    }
    held.push(message);
    if (held.length < message.parts) {
      return { outcome: 'waiting' };
    }
    this.#parts = null;
    this.#epoch = message.epoch;
    this.#sequence = message.sequence;
    this.#synced = true;
    return {
      outcome: 'snapshot',
      items: held.flatMap((part) => part.items),
      reason: message.reason,
      totals: message.totals ?? {},
      truncated: message.truncated === true,
    };
  }

  #differs(first, part) {
    return (
      first !== undefined && (first.epoch !== part.epoch || first.sequence !== part.sequence)
    );
  }

  #acceptResumed(message) {
    if (message.epoch !== this.#epoch || message.sequence !== this.#sequence) {
      const expected = this.#sequence;
      this.forget();
      return { outcome: 'gap', expected, got: message.sequence };
    }
    this.#synced = true;
    return { outcome: 'resumed' };
  }

  #acceptDelta(message) {
    if (message.epoch === this.#epoch && message.sequence <= this.#sequence) {
      return { outcome: 'repeat' };
    }
    if (
      !this.#synced ||
      message.epoch !== this.#epoch ||
      message.previous !== this.#sequence
    ) {
      const expected = this.#sequence;
      this.interrupt();
      return { outcome: 'gap', expected, got: message.previous };
    }
    this.#sequence = message.sequence;
    return { outcome: 'changes', changes: message.changes };
  }
}
