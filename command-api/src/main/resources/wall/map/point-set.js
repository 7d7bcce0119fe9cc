/**
 * Points by id, packed in arrays so that ten thousand and more are walked in well under a
 * millisecond each frame. Coordinates are map coordinates (web mercator metres).
 */
export class PointSet {
  #slots = new Map();
  #ids = [];
  #x = new Float64Array(1024);
  #y = new Float64Array(1024);
  #bornAt = new Float64Array(1024);
  #labels = [];

  get size() {
    return this.#ids.length;
  }

  has(id) {
    return this.#slots.has(id);
  }

  /** @param bornAt when it became new, in milliseconds; 0: it is not new */
  put(id, x, y, label, bornAt) {
    let slot = this.#slots.get(id);
    if (slot === undefined) {
      slot = this.#ids.length;
      if (slot === this.#x.length) {
        this.#grow();
      }
      this.#slots.set(id, slot);
      this.#ids.push(id);
    }
    this.#x[slot] = x;
    this.#y[slot] = y;
    this.#bornAt[slot] = bornAt;
    this.#labels[slot] = label;
  }

  /** Takes it out; the last point moves into its slot. */
  remove(id) {
    const slot = this.#slots.get(id);
    if (slot === undefined) {
      return;
    }
    const last = this.#ids.length - 1;
    if (slot !== last) {
      this.#ids[slot] = this.#ids[last];
      this.#x[slot] = this.#x[last];
      this.#y[slot] = this.#y[last];
      this.#bornAt[slot] = this.#bornAt[last];
      this.#labels[slot] = this.#labels[last];
      this.#slots.set(this.#ids[slot], slot);
    }
    this.#ids.length = last;
    this.#labels.length = last;
    this.#slots.delete(id);
  }

  clear() {
    this.#slots.clear();
    this.#ids.length = 0;
    this.#labels.length = 0;
  }

  /** Calls `visit(id, x, y, label, bornAt)` for each point within [minX, minY, maxX, maxY]. */
  within(extent, visit) {
    const [minX, minY, maxX, maxY] = extent;
    for (let slot = 0; slot < this.#ids.length; slot++) {
      const x = this.#x[slot];
      const y = this.#y[slot];
      if (x >= minX && x <= maxX && y >= minY && y <= maxY) {
        visit(this.#ids[slot], x, y, this.#labels[slot], this.#bornAt[slot]);
      }
    }
  }

  /** Id of the point nearest to (x, y) within `reach`; null when there is none. */
  nearest(x, y, reach) {
    let best = null;
    let bestSquare = reach * reach;
    this.within([x - reach, y - reach, x + reach, y + reach], (id, px, py) => {
      const square = (px - x) ** 2 + (py - y) ** 2;
      if (square <= bestSquare) {
        best = id;
        bestSquare = square;
      }
    });
    return best;
  }

  #grow() {
    const larger = (array) => {
      const grown = new Float64Array(array.length * 2);
      grown.set(array);
      return grown;
    };
    this.#x = larger(this.#x);
    this.#y = larger(this.#y);
    this.#bornAt = larger(this.#bornAt);
  }
}

/**
 * Gathers points into bins of a grid fixed to the ground, so that a bin's content does not depend
 * on where the map happens to be moved.
 *
 * @param cell edge of a bin in map units
 * @returns bins `{x, y, count, marked, newest, members}`; x, y: mean; marked: how many carry
 *     `markedLabel`; members: the points of a bin with at most `singles` points, else null
 */
export function gather(points, extent, cell, markedLabel, singles) {
  const bins = new Map();
  points.within(extent, (id, x, y, label, bornAt) => {
    const key = Math.floor(x / cell) * 0x4000000 + Math.floor(y / cell);
    let bin = bins.get(key);
    if (bin === undefined) {
      bin = { x: 0, y: 0, count: 0, marked: 0, newest: 0, members: [] };
      bins.set(key, bin);
    }
    bin.x += x;
    bin.y += y;
    bin.count++;
    bin.marked += label === markedLabel ? 1 : 0;
    bin.newest = Math.max(bin.newest, bornAt);
    if (bin.count <= singles) {
      bin.members.push({ id, x, y, label, bornAt });
    }
  });
  for (const bin of bins.values()) {
    bin.x /= bin.count;
    bin.y /= bin.count;
    bin.members = bin.count <= singles ? bin.members : null;
  }
  return [...bins.values()];
}
