import { part } from './page/element.js';

/** So often what nothing was told of is looked at again, whether it has grown old. */
const GROWS_OLD_MILLIS = 30_000;
/** What is only asked for once is asked for again when no answer came. */
const AGAIN_MILLIS = 5_000;

/**
 * Traffic, crowds and how congested districts are: latest values that the feed tells as soon as the
 * server has them. What they are of (roads, crowd areas) is content of the city, and is read once.
 */
export class Told {
  #session;
  #model;
  #wall;
  #onWrites;

  /**
   * @param wall on which it is shown: its `map`, `panels` and `drawer`
   * @param onWrites called when latest values were written that the wall asks for
   */
  constructor(session, model, wall, onWrites) {
    this.#session = session;
    this.#model = model;
    this.#wall = wall;
    this.#onWrites = onWrites;
  }

  start() {
    this.readCity();
    setInterval(() => this.#growOld(), GROWS_OLD_MILLIS);
  }

  /** Reads what of the city the values are of; again when the city has changed. */
  readCity() {
    this.#read('/v1/roads', (roads) => this.#showRoads(roads));
    this.#read('/v1/crowd', ({ items }) => this.#showCrowdAreas(items));
  }

  /** Takes what the feed tells: `whole` when it is all there is, otherwise what changed. */
  take({ kind, whole, items }) {
    switch (kind) {
      case 'segment':
        this.#takeTraffic(items, whole);
        break;
      case 'crowd':
        this.#wall.map.crowd.showCrowds(items, whole);
        this.#crowdChanged();
        break;
      case 'area-traffic':
        this.#wall.panels.networks.take(items, whole);
        break;
      case 'writes':
        this.#onWrites(items);
        break;
      default: // A newer server may tell more than this page understands.
    }
  }

  #takeTraffic(items, whole) {
    const { map, drawer } = this.#wall;
    map.roads.showTraffic(items, whole);
    part('wall').dataset.traffic = map.roads.measured;
    items.forEach(({ segment }) => drawer.changed('segment', segment));
  }

  #showRoads(roads) {
    const { map } = this.#wall;
    map.showRoads(roads);
    part('wall').dataset.roads = map.roads.size;
  }

  #showCrowdAreas(areas) {
    const { crowd } = this.#wall.map;
    crowd.showAreas(areas);
    this.#model.city.learnNames(crowd.list());
    this.#crowdChanged();
  }

  #crowdChanged() {
    const { map, panels, drawer } = this.#wall;
    const counts = Object.entries(map.crowd.count()).sort();
    part('map').dataset.crowd = counts.map(([level, areas]) => `${level}:${areas}`).join(' ');
    panels.hotAreas.changed();
    map.crowd.list().forEach(({ id }) => drawer.changed('crowd', id));
  }

  #growOld() {
    const { map } = this.#wall;
    map.roads.grow();
    map.crowd.grow();
    this.#crowdChanged();
  }

  async #read(path, take) {
    const response = await this.#session.get(path).catch(() => null);
    if (response?.ok) {
      take(await response.json());
    } else {
      setTimeout(() => this.#read(path, take), AGAIN_MILLIS);
    }
  }
}
