/* global ol */
import { CanvasLayer } from './canvas-layer.js';
import { isFresh } from './cell-people.js';

/** Under the roads, above the fences. */
const HEAT_Z = 40;
export const HEAT_COLOR = '127, 120, 214';
const FAINTEST = 0.14;
const STRONGEST = 0.72;

/** Tiles so much finer than the map are some 30 to 120 pixels wide. */
const FINER = 3;

/**
 * Where devices are heard: a square for each tile of the web map, the stronger the more, the
 * strongest where most are in what is shown. What is heard of few devices the city does not tell,
 * and no square stands there. Shown when somebody asks for it.
 */
export class HeatLayer {
  /** Called when other tiles are to be asked for, or what is shown has changed. */
  onNeed = () => {};
  visible = false;
  #canvas;
  #serverNow;
  #mapZoom;
  #tiles = [];

  /**
   * @param mapZoom zoom of the map now; called
   * @param serverNow the server's time in milliseconds; called
   */
  constructor({ mapZoom, serverNow }) {
    this.#mapZoom = mapZoom;
    this.#serverNow = serverNow;
    this.#canvas = new CanvasLayer([this], HEAT_Z);
  }

  get layer() {
    return this.#canvas.layer;
  }

  /** Zoom of the tiles that suit the map as it is. */
  get zoom() {
    return Math.floor(this.#mapZoom() + FINER);
  }

  setVisible(shown) {
    this.visible = shown;
    this.#canvas.changed();
    this.onNeed();
  }

  /** Tiles as /v1/crowd/heat has them; without them those that are known are looked at again. */
  show(tiles = this.#tiles) {
    this.#tiles = tiles;
    this.#canvas.changed();
  }

  /** The tiles that are shown: those not grown old, while the layer is switched on. */
  list() {
    const now = this.#serverNow();
    return this.visible ? this.#tiles.filter((tile) => isFresh(tile, now)) : [];
  }

  /** The tile that is shown at a place; null when there is none. */
  find({ lon, lat }) {
    const isIn = ({ bbox: [west, south, east, north] }) =>
      lon >= west && lon < east && lat >= south && lat < north;
    return this.list().find(isIn) ?? null;
  }

  paint(pen) {
    const tiles = this.list();
    const most = Math.max(1, ...tiles.map(({ devices }) => devices));
    for (const { bbox, devices } of tiles) {
      const [west, south, east, north] = bbox;
      const [left, top] = at(pen, west, north);
      const [right, bottom] = at(pen, east, south);
      pen.context.fillStyle = `rgba(${HEAT_COLOR}, ${strength(devices, most)})`;
      pen.context.fillRect(left, top, right - left, bottom - top);
    }
    return false;
  }
}

/** How opaque a tile is, by the root of its share, so that the middling ones can be told apart. */
export function strength(devices, most) {
  return FAINTEST + (STRONGEST - FAINTEST) * Math.sqrt(devices / most);
}

/** Whole pixels, so that tiles side by side leave no line between them. */
function at(pen, lon, lat) {
  const [x, y] = ol.proj.fromLonLat([lon, lat]);
  return [Math.round(pen.toX(x)), Math.round(pen.toY(y))];
}
