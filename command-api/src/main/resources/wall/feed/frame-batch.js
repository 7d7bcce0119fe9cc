const HIDDEN_MILLIS = 500;

/**
 * Collects changes and hands them over once per animation frame, so that two hundred changes a
 * second cost sixty paints, not two hundred. In a hidden window, where no frames come, a timer
 * takes over: what is collected stays bounded.
 */
export class FrameBatch {
  #take;
  #collected = [];
  #timer = null;
  #frame = null;

  constructor(take) {
    this.#take = take;
  }

  add(changes) {
    for (const change of changes) {
      this.#collected.push(change);
    }
    if (this.#timer === null) {
      this.#frame = requestAnimationFrame(() => this.flush());
      this.#timer = setTimeout(() => this.flush(), HIDDEN_MILLIS);
    }
  }

  /** Hands over at once. */
  flush() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = null;
    const changes = this.#collected;
    this.#collected = [];
    if (changes.length > 0) {
      this.#take(changes);
    }
  }
}
