import { part, setText } from '../page/element.js';

/** The time of day in the city's zone, by the server's clock as this viewer last heard it. */
export class ClockPanel {
  #model;

  constructor(model) {
    this.#model = model;
  }

  tick() {
    const now = this.#model.serverNow();
    setText(part('clock'), this.#model.city.clock(now));
    setText(part('date'), this.#model.city.date(now));
  }
}
