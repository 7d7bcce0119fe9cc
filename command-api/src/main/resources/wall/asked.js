import { ViewPoll } from './feed/view-poll.js';
import { part } from './page/element.js';
import { seesQuality } from './panels/quality.js';

/** Walls that hear of a change at the same moment ask within this time, not all at once. */
const SPREAD_MILLIS = 400;
/** So often what no answer came for is looked at again, whether it has grown old. */
const GROWS_OLD_MILLIS = 30_000;

/**
 * What the feed does not bring and the wall asks for: where devices are heard, flow between areas,
 * travel times, and how far sources can be believed. Of the first three the feed tells when something
 * was written, and they are asked for then; again and again in any case.
 */
export class Asked {
  #session;
  #wall;
  #quality = this.#poll('/v1/quality?suspect=true', (items, page) =>
    this.#wall.panels.quality.take(items, page),
  );
  #flow = this.#poll('/v1/flow', (_, answer) => this.#takeFlow(answer));
  #heat = this.#pollWhat(
    () => (this.#heatZoom === null ? null : `/v1/crowd/heat?zoom=${this.#heatZoom}`),
    (items) => this.#takeHeat(items),
  );
  #cells = this.#pollWhat(
    () => (this.#heatZoom === null ? null : '/v1/crowd/cells'),
    (items) => this.#wall.map.cells.show(items),
  );
  /** How often each kind was written, as it was told last. */
  #written = new Map();
  #soon = new Set();
  /** Of the tiles that were asked for; null while nobody looks at them. */
  #heatZoom = null;
  #travel = this.#poll('/v1/travel-times', (items) => this.#wall.panels.travel.take(items));

  /** @param wall on which it is shown: its `map`, `panels` and `drawer` */
  constructor(session, wall) {
    this.#session = session;
    this.#wall = wall;
  }

  start() {
    if (seesQuality(this.#session.user)) {
      this.#quality.start();
    }
    this.#flow.start();
    this.#travel.start();
    this.#heat.start();
    this.#cells.start();
    this.#wall.map.heat.onNeed = () => this.#needHeat();
    setInterval(() => this.#growOld(), GROWS_OLD_MILLIS);
  }

  /** Takes how often each kind was written; what was written since it was told last is asked for. */
  takeWrites(items) {
    const polls = { flow: this.#flow, travel: this.#travel, heat: this.#heat, cell: this.#cells };
    for (const { of, epoch, number } of items) {
      const now = `${epoch}:${number}`;
      const before = this.#written.get(of);
      this.#written.set(of, now);
      if (polls[of] !== undefined && before !== undefined && before !== now) {
        this.#askSoon(of, polls[of]);
      }
    }
  }

  #askSoon(kind, poll) {
    if (!this.#soon.has(kind)) {
      this.#soon.add(kind);
      setTimeout(() => {
        this.#soon.delete(kind);
        poll.askNow();
      }, Math.random() * SPREAD_MILLIS);
    }
  }

  /** What flows between areas; without an answer what is known grows old. */
  #takeFlow(answer) {
    const { map, panels } = this.#wall;
    map.flow.show(answer);
    part('map').dataset.flow = map.flow.isOld ? 'old' : map.flow.listPairs().length;
    panels.flows.changed();
  }

  /** Tiles are asked for anew when the map suits others, or when they are switched on or off. */
  #needHeat() {
    const { heat } = this.#wall.map;
    const zoom = heat.visible ? heat.zoom : null;
    if (zoom !== this.#heatZoom) {
      this.#heatZoom = zoom;
      this.#heat.askNow();
      this.#cells.askNow();
    }
    this.#takeHeat();
  }

  /** Where devices are heard; without items what is known grows old. */
  #takeHeat(items) {
    const { heat } = this.#wall.map;
    heat.show(items);
    part('map').dataset.heat = heat.list().map(({ cell, devices }) => `${cell}:${devices}`).join(' ');
  }

  #growOld() {
    this.#takeHeat();
    this.#takeFlow();
    this.#wall.panels.quality.grow();
    this.#wall.panels.travel.grow();
  }

  #poll(path, take) {
    return this.#pollWhat(() => path, take);
  }

  #pollWhat(path, take) {
    return new ViewPoll({ get: (asked) => this.#session.get(asked), path, take });
  }
}
