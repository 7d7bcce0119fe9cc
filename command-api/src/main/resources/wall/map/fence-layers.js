/* global ol */
import { nameOf, onLanguage } from '../language/language.js';
import { wallScale } from './canvas-layer.js';

/** How many zoom levels beyond the whole city a layer appears, by what it holds. */
const APPEARS = { DISTRICT: 0, TOWNSHIP: 1, COMMUNITY: 2.6, GRID: 4, OTHER: 2 };
const LABELS_AFTER = { DISTRICT: -1, TOWNSHIP: 0.6, COMMUNITY: 1.2, GRID: 1.4, OTHER: 0.6 };
/** Between the cases and the alerts. */
const NAMES_Z = 120;
const STYLES = {
  DISTRICT: { line: '#5d7f9f', width: 2, fill: 'rgba(38, 60, 82, 0.42)', text: '#d5e3f0', size: 19 },
  TOWNSHIP: { line: '#3f5a74', width: 1.2, fill: null, text: '#a9bfd4', size: 15 },
  COMMUNITY: { line: '#304659', width: 1, fill: null, text: '#8fa7bd', size: 13 },
  GRID: { line: '#3b5a58', width: 0.8, fill: null, text: '#86a8a5', size: 11 },
  OTHER: { line: '#4b4f70', width: 1, fill: null, text: '#a3a6cc', size: 12 },
};

/**
 * The fences of the city as quiet lines: districts always, finer layers as one comes closer, each
 * loaded only for what is looked at. Layers can be switched off one by one.
 */
export class FenceLayers {
  #city;
  #get;
  #wholeZoom;
  #onLoaded;
  #layers = new Map();

  /**
   * @param get fetches a path with the session's token
   * @param onLoaded called when fences have been loaded
   */
  constructor({ city, get, wholeZoom, onLoaded }) {
    this.#city = city;
    this.#get = get;
    this.#wholeZoom = wholeZoom;
    this.#onLoaded = onLoaded;
    let gridShown = false;
    for (const meta of city.layers) {
      const rank = this.#rankOf(meta);
      const shown = rank === 'GRID' ? !gridShown : rank !== 'OTHER';
      gridShown ||= rank === 'GRID';
      const layer = this.#make(meta, rank, shown);
      const names = rank === 'DISTRICT' ? [namesAbove(layer)] : [];
      this.#layers.set(meta.id, { meta, rank, layer, names });
    }
    onLanguage(() => this.listOl().forEach((layer) => layer.changed()));
  }

  /** OpenLayers layers: the fences, coarse ones on top, and the names of districts above all. */
  listOl() {
    return [...this.#layers.values()].flatMap(({ layer, names }) => [layer, ...names]);
  }

  /** `{id, rank, visible, names}` of each layer, in the city's order. */
  list() {
    return [...this.#layers.values()].map(({ meta, rank, layer }) => ({
      id: meta.id,
      rank,
      names: meta.names,
      visible: layer.getVisible(),
    }));
  }

  setVisible(id, visible) {
    const { layer, names } = this.#layers.get(id);
    [layer, ...names].forEach((part) => part.setVisible(visible));
  }

  /** The fences changed: load again what is looked at. */
  refresh() {
    this.#layers.forEach(({ layer }) => layer.getSource().refresh());
  }

  /** How many fences of each layer are loaded. */
  count() {
    return this.list().map(({ id }) => {
      const { layer } = this.#layers.get(id);
      return { id, fences: layer.getSource().getFeatures().length };
    });
  }

  /** Extent of a fence that is loaded, such as a district; null when it is not. */
  findExtent(areaCode) {
    for (const { layer } of this.#layers.values()) {
      const feature = layer.getSource().getFeatureById(areaCode);
      if (feature) {
        return feature.getGeometry().getExtent();
      }
    }
    return null;
  }

  /** Id of the grid cell at a place of the map, of the first grid that is shown; null: none is. */
  findCell(coordinate) {
    const grid = [...this.#layers.values()].find(
      ({ rank, layer }) => rank === 'GRID' && layer.getVisible(),
    );
    const [feature] = grid?.layer.getSource().getFeaturesAtCoordinate(coordinate) ?? [];
    return feature?.getId() ?? null;
  }

  /** A layer's level: as the city says, else that of the first area that it stands for. */
  #rankOf(meta) {
    return meta.kind === 'AREA' ? (meta.level ?? 'OTHER') : meta.kind;
  }

  #make(meta, rank, visible) {
    const appears = this.#wholeZoom + APPEARS[rank];
    return new ol.layer.Vector({
      source: this.#sourceOf(meta, rank),
      visible,
      declutter: rank,
      zIndex: 10 - Object.keys(APPEARS).indexOf(rank),
      minZoom: rank === 'DISTRICT' ? undefined : appears,
      renderBuffer: 32,
      updateWhileAnimating: false,
      style: styleOf(rank, appears + LABELS_AFTER[rank]),
      properties: { id: meta.id },
    });
  }

  #sourceOf(meta, rank) {
    const strategy =
      rank === 'DISTRICT'
        ? ol.loadingstrategy.all
        : ol.loadingstrategy.tile(ol.tilegrid.createXYZ({ tileSize: 512 }));
    const format = new ol.format.GeoJSON();
    const source = new ol.source.Vector({
      strategy,
      loader: async (extent, resolution, projection, success, failure) => {
        try {
          const response = await this.#get(pathOf(meta.id, extent, projection));
          if (!response.ok) {
            throw new Error(`layer ${meta.id}: HTTP ${response.status}`);
          }
          const features = format.readFeatures(await response.json(), {
            featureProjection: projection,
          });
          features.forEach((feature) => feature.setId(feature.getId() ?? feature.get('id')));
          source.addFeatures(features);
          success(features);
          this.#onLoaded();
        } catch (e) {
          source.removeLoadedExtent(extent);
          failure();
        }
      },
    });
    return source;
  }
}

function pathOf(layer, extent, projection) {
  const path = `/v1/layers/${encodeURIComponent(layer)}`;
  if (!extent.every(Number.isFinite)) {
    return path;
  }
  const box = ol.proj.transformExtent(extent, projection, 'EPSG:4326');
  return `${path}?bbox=${box.map((degrees) => degrees.toFixed(6)).join(',')}`;
}

function styleOf(rank, labelsFrom) {
  const look = STYLES[rank];
  const outline = new ol.style.Style({
    stroke: new ol.style.Stroke({ color: look.line, width: look.width }),
    fill: look.fill === null ? undefined : new ol.style.Fill({ color: look.fill }),
  });
  if (rank === 'DISTRICT') {
    return outline;
  }
  const label = labelStyle(rank);
  return (feature, resolution) => {
    const zoom = Math.log2(156_543.03392804097 / resolution);
    return zoom >= labelsFrom ? [outline, label(feature)] : outline;
  };
}

/** The names of districts stand above the cases: without them a point is nowhere. */
function namesAbove(layer) {
  return new ol.layer.Vector({
    source: layer.getSource(),
    declutter: 'names',
    zIndex: NAMES_Z,
    style: labelStyle('DISTRICT'),
  });
}

/** One name for each fence, in its largest part. */
function labelStyle(rank) {
  const look = STYLES[rank];
  const text = new ol.style.Text({
    fill: new ol.style.Fill({ color: look.text }),
    stroke: new ol.style.Stroke({ color: 'rgba(8, 14, 21, 0.9)', width: 4 }),
    overflow: rank === 'DISTRICT',
  });
  const style = new ol.style.Style({ text, geometry: largestPart });
  return (feature) => {
    text.setText(labelOf(feature, rank));
    text.setFont(`${rank === 'DISTRICT' ? 600 : 500} ${look.size * wallScale()}px ${FONT}`);
    return style;
  };
}

const largestParts = new WeakMap();

function largestPart(feature) {
  const geometry = feature.getGeometry();
  if (geometry.getType() !== 'MultiPolygon') {
    return geometry;
  }
  if (!largestParts.has(geometry)) {
    const parts = geometry.getPolygons();
    parts.sort((a, b) => b.getArea() - a.getArea());
    largestParts.set(geometry, parts[0]);
  }
  return largestParts.get(geometry);
}

const FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif';

/** Cells have long codes of which the last three digits tell neighbours apart. */
function labelOf(feature, rank) {
  if (rank === 'GRID') {
    return String(feature.getId()).slice(-3);
  }
  return nameOf({ zh: feature.get('nameZh'), en: feature.get('nameEn') });
}
