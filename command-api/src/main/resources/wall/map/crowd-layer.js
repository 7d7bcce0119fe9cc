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
  #crowds = new Map();
  #isTold = false;
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

  /** The areas as /v1/crowd has them, in place of those before; the crowd in them until it is told. */
  showAreas(areas) {
    this.#areas = new Map(areas.map((area) => [area.id, area]));
    if (!this.#isTold) {
      this.#crowds = new Map(
        areas.filter(({ now }) => now !== null).map(({ id, now }) => [id, now]),
      );
    }
    this.grow();
  }

  /**
   * The crowds as the feed tells them.
   *
   * @param items the latest of each of these areas
   * @param whole true when it is all that is known, in place of what was
   */
  showCrowds(items, whole) {
    this.#isTold = true;
    if (whole) {
      this.#crowds.clear();
    }
    items.forEach((crowd) => this.#crowds.set(crowd.area, crowd));
    this.grow();
  }

  /** Shows all as it is now, when some of it may have grown old. */
  grow() {
    this.#painter.show(
      this.#known().map((area) => ({ ...place(area), ...this.#look(area) })),
    );
    this.#canvas.changed();
  }

  /** What is known of an area, with the level at which it is shown; null when there is none. */
  find(id) {
    const area = this.#areas.get(id);
    return area === undefined ? null : this.#withLevel(this.#withCrowd(area));
  }

  /** All areas with the level at which each is shown. */
  list() {
    return this.#known().map((area) => this.#withLevel(area));
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

  #known() {
    return Array.from(this.#areas.values(), (area) => this.#withCrowd(area));
  }

  #withCrowd(area) {
    return { ...area, now: this.#crowds.get(area.id) ?? null };
  }

  #withLevel(area) {
    return { ...area, level: this.#look(area).level };
  }

  #look(area) {
    return {
      level: shownCrowd(area.now, this.#serverNow(), this.staleMillis),
      warning: area.now?.warning,
    };
  }
}

function place({ id, lon, lat, radiusMeters }) {
  const [x, y] = ol.proj.fromLonLat([lon, lat]);
  return { id, x, y, radius: radiusMeters / Math.cos((lat * Math.PI) / 180) };
}
