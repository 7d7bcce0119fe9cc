import { onBeat } from '../page/beat.js';

/**
 * Collects changes and hands them over with the next picture of the wall, so that two hundred changes
 * a second cost ten pictures, not two hundred.
 */
export class FrameBatch {
  #take;
  #collected = [];
  #handOver = () => this.flush();

  constructor(take) {
    this.#take = take;
  }

  add(changes) {
    for (const change of changes) {
      this.#collected.push(change);
    }
    onBeat(this.#handOver);
  }

  /** Hands over at once. */
  flush() {
    const changes = this.#collected;
    this.#collected = [];
    if (changes.length > 0) {
      this.#take(changes);
    }
  }
}
