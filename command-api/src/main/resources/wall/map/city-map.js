/* global ol */
import { shownAs } from '../city/case-states.js';
import { AlertPainter } from './alert-painter.js';
import { CanvasLayer, isCalm, wallScale } from './canvas-layer.js';
import { CasePainter } from './case-painter.js';
import { CellPeople } from './cell-people.js';
import { CrowdLayer } from './crowd-layer.js';
import { DevicePainter } from './device-painter.js';
import { FenceLayers } from './fence-layers.js';
import { FlowLayer } from './flow-layer.js';
import { HeatLayer } from './heat-layer.js';
import { RoadLayer } from './road-layer.js';

/** Zoom levels beyond the whole city at which cases and devices stand for themselves. */
const POINTS_BEYOND_WHOLE = 3.2;
const DEVICES_BEYOND_WHOLE = 2;

/**
 * The map: the city's own fences on a plain ground, devices, cases and alerts above them. There is
 * no base map: nothing is fetched from outside.
 */
export class CityMap {
  #map;
  #view;
  #cases = new CasePainter();
  #alerts = new AlertPainter();
  #devices = new DevicePainter();
  #caseCanvas = new CanvasLayer([this.#devices, this.#cases], 100);
  #alertCanvas = new CanvasLayer([this.#alerts], 140);

  /**
   * @param margins free space in pixels that panels leave: [top, right, bottom, left]
   * @param listener `pickCase(id)`, `pickAlert(id)`, `pickDevice(id)`, `pickSegment(id)`,
   *     `pickCrowd(id)`, `pickNothing()`, `pointAt({tile, cell, pixel})`: the tile of the heat and the
   *     grid cell with people at a place that is pointed at, either null
   */
  constructor({ target, city, get, margins, listener, serverNow }) {
    this.margins = margins;
    this.extent = ol.proj.transformExtent(city.bbox, 'EPSG:4326', 'EPSG:3857');
    this.#view = new ol.View({ enableRotation: false, smoothExtentConstraint: true, maxZoom: 20 });
    this.#map = new ol.Map({
      target,
      view: this.#view,
      controls: [new ol.control.ScaleLine({ minWidth: 90 })],
      interactions: ol.interaction.defaults.defaults({
        altShiftDragRotate: false,
        pinchRotate: false,
      }),
    });
    this.#map.updateSize();
    this.#view.fit(this.extent, { size: this.#map.getSize(), padding: margins() });
    const wholeZoom = this.#view.getZoom() ?? 10;
    this.#view.setMinZoom(wholeZoom - 1.5);
    this.#cases.pointsFromZoom = wholeZoom + POINTS_BEYOND_WHOLE;
    this.#devices.fromZoom = wholeZoom + DEVICES_BEYOND_WHOLE;
    this.roads = new RoadLayer({ wholeZoom, serverNow });
    this.crowd = new CrowdLayer({ wholeZoom, serverNow });
    this.flow = new FlowLayer({ serverNow });
    this.cells = new CellPeople(serverNow);
    this.heat = new HeatLayer({ mapZoom: () => this.#view.getZoom(), serverNow });
    this.fences = new FenceLayers({
      city,
      get,
      wholeZoom,
      onLoaded: () => {
        const counts = this.fences.count().map(({ id, fences }) => `${id}:${fences}`);
        target.dataset.fences = counts.join(' ');
      },
    });
    this.fences.listOl().forEach((layer) => this.#map.addLayer(layer));
    this.#map.addLayer(this.heat.layer);
    this.#map.addLayer(this.roads.wayLayer);
    this.#map.addLayer(this.roads.layer);
    this.#map.addLayer(this.flow.layer);
    this.#map.addLayer(this.crowd.layer);
    this.#map.addLayer(this.#caseCanvas.layer);
    this.#map.addLayer(this.#alertCanvas.layer);
    this.showDevices(city);
    this.#listen(listener);
  }

  /** Puts an open case where its position is; takes it off when it has none or has ended. */
  putCase(view, isNew) {
    const shown = shownAs(view.state);
    if (view.position && shown !== null) {
      const [x, y] = project(view.position);
      this.#cases.points.put(view.id, x, y, shown, isNew ? Date.now() : 0);
    } else {
      this.#cases.points.remove(view.id);
    }
    this.#caseCanvas.changed();
  }

  removeCase(id) {
    this.#cases.points.remove(id);
    this.#caseCanvas.changed();
  }

  /** Shows a raised alert, takes a cleared one off. */
  putAlert(alert, isNew) {
    if (alert.state === 'RAISED') {
      const [x, y] = project(alert.position);
      this.#alerts.points.put(alert.alertId, x, y, alert.level, isNew ? Date.now() : 0);
    } else {
      this.#alerts.points.remove(alert.alertId);
    }
    this.#alertCanvas.changed();
  }

  removeAlert(id) {
    this.#alerts.points.remove(id);
    this.#alertCanvas.changed();
  }

  clear() {
    this.#cases.points.clear();
    this.#alerts.points.clear();
    this.#paintAll();
  }

  showDevices(city) {
    this.#devices.points.clear();
    for (const device of city.devices) {
      const [x, y] = project(device.position);
      this.#devices.points.put(device.id, x, y, device.kind, 0);
    }
    this.#caseCanvas.changed();
  }

  /** Roads as /v1/roads has them. */
  showRoads(geoJson) {
    this.roads.showRoads(geoJson, this.#view.getProjection());
  }

  /** `cases`, `alerts` or `devices`. */
  setPointsVisible(kind, visible) {
    ({ cases: this.#cases, alerts: this.#alerts, devices: this.#devices })[kind].visible = visible;
    this.#paintAll();
  }

  /** How many cases and alerts the map holds. */
  count() {
    return { cases: this.#cases.points.size, alerts: this.#alerts.points.size };
  }

  /** Rings a position; null takes the ring off. A way that was marked is not any more. */
  select(position) {
    this.showWay([]);
    const point = position ? project(position) : null;
    this.#cases.selected = point && { x: point[0], y: point[1] };
    this.#caseCanvas.changed();
  }

  /** Brings a position into the free part of the map. */
  goTo(position) {
    const zoom = Math.max(this.#view.getZoom(), this.#cases.pointsFromZoom + 0.5);
    const resolution = this.#view.getResolutionForZoom(zoom);
    const [top, right, bottom, left] = this.margins();
    const [x, y] = project(position);
    const center = [x + ((right - left) / 2) * resolution, y + ((top - bottom) / 2) * resolution];
    this.#view.animate({ center, zoom, duration: this.#duration() });
  }

  /** What lies in the middle of the free part of the map. */
  middle() {
    const [top, right, bottom, left] = this.margins();
    const resolution = this.#view.getResolution();
    const [x, y] = this.#view.getCenter();
    const [lon, lat] = ol.proj.toLonLat(
      [x - ((right - left) / 2) * resolution, y - ((top - bottom) / 2) * resolution]);
    return { lon, lat };
  }

  goToArea(code) {
    const extent = this.fences.findExtent(code);
    if (extent) {
      this.#fit(extent);
    }
  }

  /** Marks these segments as one way; none takes the mark off. */
  showWay(segments) {
    this.roads.showWay(segments);
    this.#map.getTargetElement().dataset.way = segments.length;
  }

  /** Brings the marked way into the free part of the map. */
  goToWay() {
    const extent = this.roads.wayExtent();
    if (extent !== null) {
      this.#fit(extent);
    }
  }

  goToWhole() {
    this.#fit(this.extent);
  }

  zoomBy(levels) {
    this.#view.animate({ zoom: this.#view.getZoom() + levels, duration: this.#duration() });
  }

  #paintAll() {
    this.#caseCanvas.changed();
    this.#alertCanvas.changed();
  }

  #fit(extent) {
    this.#view.fit(extent, { padding: this.margins(), duration: this.#duration() });
  }

  #duration() {
    return isCalm() ? 0 : 450;
  }

  #listen(listener) {
    this.#map.on('singleclick', (event) => {
      this.#pick(event.coordinate, listener);
      this.#point(event, this.#hit(event.coordinate) !== null, listener);
    });
    this.#map.on('moveend', () => this.heat.onNeed());
    this.#map.on('pointermove', (event) => {
      if (!event.dragging) {
        const over = this.#hit(event.coordinate) !== null;
        this.#map.getTargetElement().classList.toggle('pointing', over);
        this.#point(event, over, listener);
      }
    });
  }

  /** People of cells are told while the heat is shown, where nothing else is pointed at. */
  #point({ coordinate, pixel }, over, listener) {
    const [lon, lat] = ol.proj.toLonLat(coordinate);
    const asked = this.heat.visible && !over;
    const cell = asked ? this.fences.findCell(coordinate) : null;
    listener.pointAt({
      tile: asked ? this.heat.find({ lon, lat }) : null,
      cell: cell === null ? null : this.cells.find(cell),
      pixel,
    });
  }

  #pick(coordinate, listener) {
    const hit = this.#hit(coordinate);
    if (hit === null) {
      listener.pickNothing();
    } else if (hit.bin) {
      this.#view.animate({
        center: [hit.bin.x, hit.bin.y],
        zoom: this.#view.getZoom() + 1.5,
        duration: this.#duration(),
      });
    } else {
      listener[hit.pick](hit.id);
    }
  }

  #hit([x, y]) {
    const resolution = this.#view.getResolution();
    const zoom = this.#view.getZoom();
    const scale = wallScale();
    const alert = this.#alerts.hit(x, y, resolution, scale);
    if (alert !== null) {
      return { pick: 'pickAlert', id: alert };
    }
    const hit = this.#cases.hit(x, y, resolution, zoom, scale);
    if (hit !== null) {
      return hit.bin ? hit : { pick: 'pickCase', id: hit.id };
    }
    const device = this.#devices.hit(x, y, resolution, zoom, scale);
    if (device !== null) {
      return { pick: 'pickDevice', id: device };
    }
    const area = this.crowd.hit(x, y, resolution, zoom, scale);
    if (area !== null) {
      return { pick: 'pickCrowd', id: area };
    }
    const segment = this.roads.hit([x, y], resolution, zoom);
    return segment === null ? null : { pick: 'pickSegment', id: segment };
  }
}

function project(position) {
  return ol.proj.fromLonLat([position.lon, position.lat]);
}
