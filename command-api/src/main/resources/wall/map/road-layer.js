/* global ol */
import { wallScale } from './canvas-layer.js';
import { CONGESTION_COLORS, shownLevel, UNKNOWN_COLOR } from './congestion.js';
import { aside } from './lines.js';

/** Between the fences and the cases: traffic is ground, not event. */
const ROADS_Z = 20;
const OTHER_BEYOND_WHOLE = 2.2;
const WIDTHS = { EXPRESSWAY: 3.4, ARTERIAL: 2.4, OTHER: 1.6 };
/** Shortest way, in pixels, at which a click still means a road. */
const REACH = 7;
/** Beside each other, both directions of a road: each keeps to its right. */
const ASIDE = 2.2;
/** Of a way that is marked. */
const WAY_COLOR = 'rgba(226, 240, 252, 0.75)';
const WAY_WIDTH = 11;

/** The roads of the city, each direction in the colour of its traffic. */
export class RoadLayer {
  staleMillis = 10 * 60_000;
  #source = new ol.source.Vector();
  #way = new ol.source.Vector();
  #traffic = new Map();
  #serverNow;
  #styles = new Map();
  #otherFromZoom;

  /**
   * @param wholeZoom zoom at which the whole city is seen
   * @param serverNow the server's time in milliseconds
   */
  constructor({ wholeZoom, serverNow }) {
    this.#serverNow = serverNow;
    this.#otherFromZoom = wholeZoom + OTHER_BEYOND_WHOLE;
    this.layer = new ol.layer.Vector({
      source: this.#source,
      zIndex: ROADS_Z,
      style: (feature, resolution) => this.#styleOf(feature, resolution),
      properties: { id: 'roads' },
    });
    this.wayLayer = new ol.layer.Vector({
      source: this.#way,
      zIndex: ROADS_Z - 1,
      style: (feature, resolution) => wayStyle(feature, resolution),
      properties: { id: 'way' },
    });
  }

  /** The roads as /v1/roads has them, in place of those that were there. */
  showRoads(geoJson, projection) {
    this.#source.clear();
    const format = new ol.format.GeoJSON({ featureProjection: projection });
    this.#source.addFeatures(format.readFeatures(geoJson));
  }

  /**
   * The traffic as the feed tells it. The roads are drawn anew only when one of them looks otherwise
   * than before.
   *
   * @param items the latest traffic of each of these segments
   * @param whole true when it is all that is known, in place of what was
   */
  showTraffic(items, whole) {
    const touched = new Set(items.map(({ segment }) => segment));
    if (whole) {
      this.#traffic.forEach((_, segment) => touched.add(segment));
    }
    const before = this.#levelsOf(touched);
    if (whole) {
      this.#traffic.clear();
    }
    items.forEach((traffic) => this.#traffic.set(traffic.segment, traffic));
    const after = this.#levelsOf(touched);
    if (after.some((level, i) => level !== before[i])) {
      this.layer.changed();
    }
  }

  /** Looks again at what has grown old. */
  grow() {
    this.layer.changed();
  }

  /** Of how many segments traffic is known, old or not. */
  get measured() {
    return this.#traffic.size;
  }

  #levelsOf(segments) {
    return Array.from(segments, (segment) => this.levelOf(segment));
  }

  /** Marks these segments as one way, in place of the one before; none takes the mark off. */
  showWay(segments) {
    this.#way.clear();
    this.#way.addFeatures(
      segments
        .map((segment) => this.#source.getFeatureById(segment))
        .filter((feature) => feature !== null)
        .map((feature) => new ol.Feature(feature.getGeometry().clone())),
    );
  }

  /** Where the marked way lies; null when there is none. */
  wayExtent() {
    return this.#way.getFeatures().length === 0 ? null : this.#way.getExtent();
  }

  /** How many segments are shown at each level. */
  count() {
    const counts = {};
    this.#source.forEachFeature((feature) => {
      const level = this.levelOf(feature.getId());
      counts[level] = (counts[level] ?? 0) + 1;
    });
    return counts;
  }

  get size() {
    return this.#source.getFeatures().length;
  }

  levelOf(segment) {
    return shownLevel(this.#traffic.get(segment), this.#serverNow(), this.staleMillis);
  }

  /** What is known of a segment: `{segment, road, traffic, level}`; null when there is none. */
  find(segment) {
    const feature = this.#source.getFeatureById(segment);
    return feature === null
      ? null
      : {
          segment,
          road: feature.getProperties(),
          traffic: this.#traffic.get(segment),
          level: this.levelOf(segment),
        };
  }

  /** The segment at a place of the map; null when none is near. */
  hit(coordinate, resolution, zoom) {
    if (!this.layer.getVisible()) {
      return null;
    }
    const near = this.#source.getClosestFeatureToCoordinate(
      coordinate,
      (feature) => zoom >= this.#otherFromZoom || feature.get('class') !== 'OTHER',
    );
    if (near === null) {
      return null;
    }
    const [x, y] = near.getGeometry().getClosestPoint(coordinate);
    const away = Math.hypot(x - coordinate[0], y - coordinate[1]) / resolution;
    return away <= REACH * wallScale() ? near.getId() : null;
  }

  #styleOf(feature, resolution) {
    const kind = feature.get('class');
    const zoom = Math.log2(156_543.03392804097 / resolution);
    if (kind === 'OTHER' && zoom < this.#otherFromZoom) {
      return undefined;
    }
    const level = this.levelOf(feature.getId());
    const style = this.#lineOf(kind, level);
    const points = feature.getGeometry().getCoordinates();
    style.setGeometry(new ol.geom.LineString(aside(points, ASIDE * wallScale() * resolution)));
    return style;
  }

  #lineOf(kind, level) {
    const key = `${kind}/${level}`;
    if (!this.#styles.has(key)) {
      const stroke = new ol.style.Stroke({
        color: CONGESTION_COLORS[level] ?? UNKNOWN_COLOR,
        width: WIDTHS[kind] * wallScale(),
      });
      this.#styles.set(key, [stroke, zOf(level)]);
    }
    const [stroke, zIndex] = this.#styles.get(key);
    return new ol.style.Style({ stroke, zIndex });
  }
}

/** A pale band under the road, on the side on which one drives. */
function wayStyle(feature, resolution) {
  const points = feature.getGeometry().getCoordinates();
  return new ol.style.Style({
    stroke: new ol.style.Stroke({ color: WAY_COLOR, width: WAY_WIDTH * wallScale() }),
    geometry: new ol.geom.LineString(aside(points, ASIDE * wallScale() * resolution)),
  });
}

/** What is congested lies above what flows. */
function zOf(level) {
  return Object.keys(CONGESTION_COLORS).indexOf(level);
}
