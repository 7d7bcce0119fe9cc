/** A window is told anew each few minutes; this much after its end it says nothing of now. */
const OLD_MILLIS = 10 * 60_000;

/** Whether what was told of a cell or tile still says something of now. */
export function isFresh({ at, seconds }, now) {
  return now - Date.parse(at) - seconds * 1000 <= OLD_MILLIS;
}

/** How many people are in the cells of the grid, as far as devices tell. */
export class CellPeople {
  #cells = new Map();
  #serverNow;

  /** @param serverNow the server's time in milliseconds; called */
  constructor(serverNow) {
    this.#serverNow = serverNow;
  }

  /** Cells as /v1/crowd/cells has them; one that is not among them is not shown any more. */
  show(items) {
    this.#cells = new Map(items.map((cell) => [cell.cell, cell]));
  }

  /** What is known of a cell now; null when nothing is shown of it. */
  find(id) {
    const cell = this.#cells.get(id);
    return cell !== undefined && isFresh(cell, this.#serverNow()) ? cell : null;
  }
}
