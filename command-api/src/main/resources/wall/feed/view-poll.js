/**
 * Asks for one kind of conflated values again and again. Segments, crowds, flows and travel times are measured once in
 * minutes, so they are asked for and not pushed; what could not be asked grows old on the map and
 * is shown as unknown.
 */
export class ViewPoll {
  #get;
  #path;
  #take;
  #waiting = null;

  /**
   * @param get fetches a path with the session's token
   * @param path answers `{items: […], …}`
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

  async #ask() {
    this.#waiting = setTimeout(() => this.#ask(), this.everyMillis);
    const response = await this.#get(this.#path).catch(() => null);
    if (response?.ok) {
      const answer = await response.json();
      this.#take(answer.items, answer);
    }
  }
}
