/**
 * Asks for one kind of conflated values again and again, and at once when somebody knows of a change.
 * What could not be asked grows old on the map and is shown as unknown.
 */
export class ViewPoll {
  #get;
  #path;
  #take;
  #waiting = null;
  #asked = 0;
  /** The question whose answer was taken last; answers to older ones are passed over. */
  #taken = 0;

  /**
   * @param get fetches a path with the session's token
   * @param path answers `{items: […], …}`; called, and not asked for while it is null
   * @param take called with the items of each answer, and all of it
   */
  constructor({ get, path, take, everyMillis = 20_000 }) {
    this.#get = get;
    this.#path = path;
    this.#take = take;
    this.everyMillis = everyMillis;
  }

  /** Begins; does nothing when it has begun. */
  start() {
    if (this.#waiting === null) {
      this.#ask();
    }
  }

  /** Asks at once, for what the path is now; an answer that is still under way is passed over. */
  askNow() {
    this.#taken = this.#asked;
    clearTimeout(this.#waiting);
    this.#ask();
  }

  async #ask() {
    this.#waiting = setTimeout(() => this.#ask(), this.everyMillis);
    this.#asked += 1;
    const asked = this.#asked;
    const path = this.#path();
    const response = path === null ? null : await this.#get(path).catch(() => null);
    if (response?.ok) {
      const answer = await response.json();
      if (asked > this.#taken) {
        this.#taken = asked;
        this.#take(answer.items, answer);
      }
    }
  }
}
