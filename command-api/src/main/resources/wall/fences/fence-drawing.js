/* global ol */
import { nameOf } from '../language/language.js';
import { CornerBook } from './corner-book.js';

/** A border is taken hold of within so many pixels. */
const REACH_PIXELS = 10;
const UNDO_STEPS = 100;
const MAP = 'EPSG:3857';

/** A fence that is narrower on the screen has no room for its name. */
const NAME_PIXELS = 100;
/** Cells have long codes of which the last digits tell neighbours apart. */
const TELLING_DIGITS = 3;

const LOOKS = {
  ground: look('#5d7f9f', 2.5, 'rgba(38, 60, 82, 0.3)', 18),
  plain: look('#4f6f8d', 1, 'rgba(38, 60, 82, 0.12)', 12),
  changed: look('#ffc35c', 2, 'rgba(255, 195, 92, 0.14)', 12),
  picked: look('#9fd0ff', 3, 'rgba(159, 208, 255, 0.18)', 12),
};

function look(color, width, fill, letters) {
  return new ol.style.Style({
    stroke: new ol.style.Stroke({ color, width }),
    fill: new ol.style.Fill({ color: fill }),
    text: new ol.style.Text({
      font: `500 ${letters}px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif`,
      fill: new ol.style.Fill({ color: '#c9d8e6' }),
      stroke: new ol.style.Stroke({ color: 'rgba(8, 14, 21, 0.9)', width: 3 }),
    }),
  });
}

/** The look with the name of a fence, where it has room for it. */
function named(style, feature, resolution) {
  const [west, , east] = feature.getGeometry().getExtent();
  const id = String(feature.getId());
  const name = nameOf({ zh: feature.get('nameZh'), en: feature.get('nameEn') }, id);
  const text = name === id ? id.slice(-TELLING_DIGITS) : name;
  style.getText().setText((east - west) / resolution > NAME_PIXELS ? text : '');
  return style;
}

/**
 * The fences of one layer, to be drawn anew. One of them is picked; only its borders can be taken
 * hold of, so that moving the map moves no fence. A corner that neighbours have at the same place
 * moves for all of them.
 */
export class FenceDrawing {
  #map;
  #source = new ol.source.Vector();
  #ground = new ol.source.Vector();
  #near = new ol.Collection();
  #corners = new CornerBook((lonLat) => ol.proj.fromLonLat(lonLat), (xy) => ol.proj.toLonLat(xy));
  /** Coordinates of each fence as they came, as text, by id. */
  #told = new Map();
  #changed = new Set();
  #undo = [];
  #picked = null;
  #onChange;

  /** @param onChange called when another fence is picked, and when something was drawn */
  constructor(target, onChange) {
    this.#onChange = onChange;
    this.#map = new ol.Map({
      target,
      view: new ol.View({ enableRotation: false, maxZoom: 21 }),
      controls: [new ol.control.ScaleLine({ minWidth: 90 }), new ol.control.Zoom()],
      interactions: ol.interaction.defaults.defaults({ altShiftDragRotate: false, pinchRotate: false }),
      layers: [
        new ol.layer.Vector({
          source: this.#ground,
          declutter: true,
          style: (feature, resolution) => named(LOOKS.ground, feature, resolution),
        }),
        new ol.layer.Vector({
          source: this.#source,
          declutter: true,
          style: (feature, resolution) => named(this.#lookOf(feature), feature, resolution),
          updateWhileInteracting: true,
        }),
      ],
    });
    const modify = new ol.interaction.Modify({
      features: this.#near,
      pixelTolerance: REACH_PIXELS,
      condition: (event) => ol.events.condition.primaryAction(event) && this.#isOnPicked(event.pixel),
    });
    modify.on('modifystart', () => this.#remember());
    modify.on('modifyend', () => this.#compare(this.#near.getArray()));
    this.#map.addInteraction(modify);
    this.#map.on('click', (event) => {
      if (!event.originalEvent.altKey && !this.#isOnPicked(event.pixel)) {
        this.pick(this.#findAt(event.coordinate));
      }
    });
  }

  /** Shows the fences of a layer as GeoJSON; what was drawn before is forgotten. */
  show(geoJson) {
    this.#told.clear();
    this.#changed.clear();
    this.#undo = [];
    this.#source.clear(true);
    const picked = this.#picked;
    this.#picked = null;
    this.#source.addFeatures(geoJson.features.map((one) => this.#featureOf(one)));
    this.#source.changed();
    this.pick(picked === null ? null : this.#source.getFeatureById(picked.getId()));
  }

  /** Shows fences of another layer below, so that one knows where one is; null for none. */
  showGround(geoJson) {
    this.#ground.clear(true);
    this.#ground.addFeatures((geoJson?.features ?? []).map((one) => this.#make(one)));
  }

  /** The whole layer comes into sight. */
  fit(margins) {
    this.#map.updateSize();
    if (!this.#source.isEmpty()) {
      this.#map.getView().fit(this.#source.getExtent(), { padding: margins });
    }
  }

  /** Ids of the fences that are drawn in another way than they came. */
  get changed() {
    return [...this.#changed].sort();
  }

  get canUndo() {
    return this.#undo.length > 0;
  }

  /** The fence that is picked: `{id, area, names, squareMeters}`; null while none is. */
  get picked() {
    if (this.#picked === null) {
      return null;
    }
    return {
      id: this.#picked.getId(),
      area: this.#picked.get('area'),
      names: { zh: this.#picked.get('nameZh'), en: this.#picked.get('nameEn') },
      squareMeters: ol.sphere.getArea(this.#picked.getGeometry(), { projection: MAP }),
    };
  }

  /** Picks a fence; null for none. */
  pick(feature) {
    if (feature === this.#picked && feature !== null) {
      return;
    }
    this.#picked = feature;
    this.#near.clear();
    if (feature !== null) {
      this.#near.extend(this.#around(feature));
    }
    this.#repaint();
  }

  pickById(id) {
    const feature = this.#source.getFeatureById(id);
    this.pick(feature);
    if (feature !== null) {
      this.#map.getView().fit(feature.getGeometry(), { maxZoom: this.#map.getView().getZoom(), duration: 200 });
    }
  }

  /** Takes the last thing back that was drawn. */
  undo() {
    const before = this.#undo.pop() ?? [];
    before.forEach(({ feature, coordinates }) => feature.getGeometry().setCoordinates(coordinates));
    this.#compare(before.map(({ feature }) => feature));
  }

  /** The changed fences as features, corners that nobody moved as they came. */
  features() {
    return this.changed.map((id) => {
      const geometry = this.#source.getFeatureById(id).getGeometry();
      return {
        type: 'Feature',
        id,
        geometry: { type: geometry.getType(), coordinates: this.#corners.give(geometry.getCoordinates()) },
      };
    });
  }

  #featureOf(told) {
    this.#told.set(told.properties.id, JSON.stringify(told.geometry.coordinates));
    return this.#make(told);
  }

  #make({ properties, geometry }) {
    const made = { Polygon: ol.geom.Polygon, MultiPolygon: ol.geom.MultiPolygon }[geometry.type];
    const feature = new ol.Feature({ ...properties, geometry: new made(this.#corners.take(geometry.coordinates)) });
    feature.setId(properties.id);
    return feature;
  }

  /**
   * All that may have a corner in common with a border of this fence: what lies about it, and what
   * lies about that.
   */
  #around(feature) {
    const extent = ol.extent.createEmpty();
    for (const neighbour of this.#source.getFeaturesInExtent(feature.getGeometry().getExtent())) {
      if (neighbour.getGeometry().intersectsExtent(feature.getGeometry().getExtent())) {
        ol.extent.extend(extent, neighbour.getGeometry().getExtent());
      }
    }
    return this.#source.getFeaturesInExtent(extent);
  }

  #isOnPicked(pixel) {
    if (this.#picked === null) {
      return false;
    }
    const closest = this.#picked.getGeometry().getClosestPoint(this.#map.getCoordinateFromPixel(pixel));
    const [x, y] = this.#map.getPixelFromCoordinate(closest);
    return Math.hypot(x - pixel[0], y - pixel[1]) <= REACH_PIXELS;
  }

  #findAt(coordinate) {
    return this.#source.getFeaturesAtCoordinate(coordinate)[0] ?? null;
  }

  #remember() {
    this.#undo.push(
      this.#near.getArray().map((feature) => ({ feature, coordinates: feature.getGeometry().getCoordinates() })),
    );
    this.#undo.splice(0, this.#undo.length - UNDO_STEPS);
  }

  /** What is back where it was is not changed. */
  #compare(features) {
    for (const feature of features) {
      const now = JSON.stringify(this.#corners.give(feature.getGeometry().getCoordinates()));
      if (now === this.#told.get(feature.getId())) {
        this.#changed.delete(feature.getId());
      } else {
        this.#changed.add(feature.getId());
      }
    }
    this.#repaint();
  }

  #repaint() {
    this.#source.changed();
    this.#onChange();
  }

  #lookOf(feature) {
    if (feature === this.#picked) {
      return LOOKS.picked;
    }
    return this.#changed.has(feature.getId()) ? LOOKS.changed : LOOKS.plain;
  }
}
