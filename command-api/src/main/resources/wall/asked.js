import { ViewPoll } from './feed/view-poll.js';
import { part } from './page/element.js';
import { seesQuality } from './panels/quality.js';

/** So often what no answer came for is looked at again, whether it has grown old. */
const GROWS_OLD_MILLIS = 30_000;

/**
 * What the feed does not bring and the wall asks for again and again: the roads and their traffic,
 * crowds, where devices are heard, flow between areas, travel times, and how far sources can be
 * believed.
 */
export class Asked {
  #session;
  #model;
  #wall;
  #traffic = this.#poll('/v1/segments', (items) => this.#takeTraffic(items));
  #crowd = this.#poll('/v1/crowd', (items) => this.#takeCrowd(items));
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
  /** Of the tiles that were asked for; null while nobody looks at them. */
  #heatZoom = null;
  #travel = this.#poll('/v1/travel-times', (items) => this.#wall.panels.travel.take(items));

  /** @param wall on which it is shown: its `map`, `panels` and `drawer` */
  constructor(session, model, wall) {
    this.#session = session;
    this.#model = model;
    this.#wall = wall;
  }

  start() {
    this.showRoads();
    this.#crowd.start();
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

  /** Reads the roads of the city, and from then on their traffic. */
  async showRoads() {
    const response = await this.#session.get('/v1/roads').catch(() => null);
    if (response?.ok) {
      const { map } = this.#wall;
      map.showRoads(await response.json());
      part('wall').dataset.roads = map.roads.size;
      if (map.roads.size > 0) {
        this.#traffic.start();
      }
    }
  }

  #takeTraffic(items) {
    const { map, drawer } = this.#wall;
    map.roads.showTraffic(items);
    part('wall').dataset.traffic = items.length;
    items.forEach(({ segment }) => drawer.changed('segment', segment));
  }

  /** What is known of crowds; without items what is known grows old. */
  #takeCrowd(items) {
    const { map, panels, drawer } = this.#wall;
    const { crowd } = map;
    crowd.show(items);
    this.#model.city.learnNames(crowd.list());
    const counts = Object.entries(crowd.count()).sort();
    part('map').dataset.crowd = counts.map(([level, areas]) => `${level}:${areas}`).join(' ');
    panels.hotAreas.changed();
    crowd.list().forEach(({ id }) => drawer.changed('crowd', id));
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
    this.#takeCrowd();
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
