/* global ol */
import { CanvasLayer } from './canvas-layer.js';
import { shownCrowd } from './crowd-levels.js';
import { CrowdPainter } from './crowd-painter.js';

/** Above the roads, below cases. */
const CROWD_Z = 60;

/** The crowd areas of the city, each in the colour of its level of service. */
export class CrowdLayer {
  staleMillis = 5 * 60_000;
  #areas = new Map();
  #painter;
  #canvas;
  #serverNow;

  /**
   * @param wholeZoom zoom at which the whole city is seen
   * @param serverNow the server's time in milliseconds
   */
  constructor({ wholeZoom, serverNow }) {
    this.#serverNow = serverNow;
    this.#painter = new CrowdPainter(wholeZoom);
    this.#canvas = new CanvasLayer([this.#painter], CROWD_Z);
  }

  get layer() {
    return this.#canvas.layer;
  }

  get visible() {
    return this.#painter.visible;
  }

  set visible(shown) {
    this.#painter.visible = shown;
    this.#canvas.changed();
  }

  /**
   * The areas as /v1/crowd has them; a value that is older than what is known changes nothing.
   * Without items those that are known are looked at again, as they grow old.
   */
  show(items = [...this.#areas.values()]) {
    const before = this.#areas;
    this.#areas = new Map(items.map((area) => [area.id, newer(before.get(area.id), area)]));
    this.#painter.show(
      [...this.#areas.values()].map((area) => ({ ...place(area), ...this.#look(area) })),
    );
    this.#canvas.changed();
  }

  /** What is known of an area, with the level at which it is shown; null when there is none. */
  find(id) {
    const area = this.#areas.get(id);
    return area === undefined ? null : { ...area, level: this.#look(area).level };
  }

  /** All areas with the level at which each is shown. */
  list() {
    return [...this.#areas.keys()].map((id) => this.find(id));
  }

  /** How many areas are shown at each level. */
  count() {
    const counts = {};
    this.list().forEach(({ level }) => (counts[level] = (counts[level] ?? 0) + 1));
    return counts;
  }

  hit(x, y, resolution, zoom, scale) {
    return this.#painter.hit(x, y, resolution, zoom, scale);
  }

  #look(area) {
    return {
      level: shownCrowd(area.now, this.#serverNow(), this.staleMillis),
      warning: area.now?.warning,
    };
  }
}

function newer(known, area) {
  const isOlder =
    known?.now && (!area.now || Date.parse(area.now.at) < Date.parse(known.now.at));
  return isOlder ? { ...area, now: known.now } : area;
}

function place({ id, lon, lat, radiusMeters }) {
  const [x, y] = ol.proj.fromLonLat([lon, lat]);
  return { id, x, y, radius: radiusMeters / Math.cos((lat * Math.PI) / 180) };
}
