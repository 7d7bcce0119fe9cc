/**
 * Puts together what the server tells in parts of latest values. Pure: messages of type `values` go
 * in one by one; what is shown changes once for a telling, however many parts it has.
 */
export class ValueParts {
  #held = new Map();

  /** The connection broke: the rest of what was begun does not come any more. */
  forget() {
    this.#held.clear();
  }

  /**
   * Takes one message.
   *
   * @returns {{kind: string, whole: boolean, items: object[]} | null} whole: everything there is,
   *     in place of all that was held; otherwise what changed; null while parts are missing
   */
  accept({ kind, whole, part, parts, items }) {
    const held = part === 1 ? [] : this.#held.get(kind);
    if (held === undefined) {
      return null;
    }
    held.push(...items);
    if (part < parts) {
      this.#held.set(kind, held);
      return null;
    }
    this.#held.delete(kind);
    return { kind, whole, items: held };
  }
}
