import { Asked } from './asked.js';
import { AT_CENTER, countShownAs } from './city/case-states.js';
import { City, drawsFences } from './city/city.js';
import { Details } from './details.js';
import { FeedClient } from './feed/feed-client.js';
import { FrameBatch } from './feed/frame-batch.js';
import { ViewStore } from './feed/view-store.js';
import { onLanguage, t, word } from './language/language.js';
import { CityMap } from './map/city-map.js';
import { part, setText } from './page/element.js';
import { showWholeRows } from './page/whole-rows.js';
import { AlertsPanel } from './panels/alerts.js';
import { CellTip } from './panels/cell-tip.js';
import { ClockPanel } from './panels/clock.js';
import { ConnectionPanel } from './panels/connection.js';
import { CountersPanel } from './panels/counters.js';
import { DeskPanel } from './panels/desk.js';
import { Drawer } from './panels/drawer.js';
import { FilingForm, filesByHand } from './panels/filing.js';
import { FindingsPanel } from './panels/findings.js';
import { FlowsPanel } from './panels/flows.js';
import { HotAreasPanel } from './panels/hot-areas.js';
import { LayersPanel } from './panels/layers.js';
import { MeasuringAreasPanel } from './panels/measuring-areas.js';
import { NetworksPanel } from './panels/networks.js';
import { NoticePanel } from './panels/notice.js';
import { OfficePanel } from './panels/office.js';
import { QualityPanel } from './panels/quality.js';
import { SearchPanel } from './panels/search.js';
import { TickerPanel } from './panels/ticker.js';
import { TravelTimesPanel } from './panels/travel-times.js';
import { WarningsPanel } from './panels/warnings.js';
import { hasWorklist, WorklistPanel } from './panels/worklist.js';
import { Told } from './told.js';

/** Lists that may have more rows than room. */
const LONG_LISTS = [
  'alert-list', 'desk-list', 'load-list', 'difference-list', 'finding-list', 'quality-list', 'ticker',
  'hot-list', 'flow-list',
];

/** The wall after signing in: wires the feed to the store, the store to the map and the panels. */
export class Wall {
  #session;
  #model;
  #map;
  #feed;
  #batch = new FrameBatch((changes) => this.#apply(changes));
  #panels;
  #drawer;
  #details;
  #reloading = false;
  #told;

  /**
   * @param session signed in
   * @param content what /v1/city answered
   */
  constructor(session, content) {
    this.#session = session;
    this.#model = {
      city: new City(content),
      user: session.user,
      store: new ViewStore(),
      serverNow: () => this.#feed?.serverNow() ?? Date.now(),
    };
    part('wall').hidden = false;
    this.#drawer = new Drawer({ onClose: () => this.#map.select(null) });
    this.#details = new Details(session, this.#model, this.#drawer, () => this.#map, {
      readings: (items) => this.#takeReadings(items),
      otherCaseOf: (id) => this.#panels.desk.otherCaseOf?.(id),
      openTask: (id) => this.#panels.office.openTask(id),
    });
    this.#map = this.#makeMap();
    this.#panels = this.#makePanels();
    LONG_LISTS.forEach((list) => showWholeRows(part(list)));
    this.#takeDown(session.user);
    const shownOn = { map: this.#map, panels: this.#panels, drawer: this.#drawer };
    const asked = new Asked(session, shownOn);
    this.#told = new Told(session, this.#model, shownOn, (items) => asked.takeWrites(items));
    this.#feed = new FeedClient({
      openSocket: () => new WebSocket(feedUrl()),
      token: () => session.token,
      listener: this.#listener(),
    });
    onLanguage(() => this.#nameCity());
    this.#nameCity();
    setInterval(() => this.#panels.clock.tick(), 500);
    this.#feed.start();
    this.#told.start();
    asked.start();
  }

  /** The session has a new token. */
  renew(token) {
    this.#feed.renew(token);
  }

  /** Signed out. The page is loaded anew for the next user, so that nothing of this one stays. */
  end() {
    this.#feed.end();
  }

  #makeMap() {
    return new CityMap({
      target: part('map'),
      city: this.#model.city,
      get: (path) => this.#session.get(path),
      margins: freeMargins,
      listener: {
        pickCase: (id) => this.#details.openCase(id),
        pickAlert: (id) => this.#details.openAlert(id),
        pickDevice: (id) => this.#details.openDevice(id),
        pickSegment: (id) => this.#details.openSegment(id),
        pickCrowd: (id) => this.#details.openCrowd(id),
        pickNothing: () => this.#drawer.close(),
        pointAt: (place) => this.#panels.cellTip.show(place),
      },
      serverNow: () => this.#model.serverNow(),
    });
  }

  /** Whoever answers the hotline files by hand. */
  #takeDown(user) {
    if (filesByHand(user)) {
      new FilingForm(this.#session, {
        city: () => this.#model.city,
        drawer: this.#drawer,
        middle: () => this.#map.middle(),
        openCase: (id) => this.#details.openCase(id, true),
        mark: (position) => this.#map.select(position),
      });
    }
  }

  #makePanels() {
    const model = this.#model;
    const counters = new CountersPanel(model, { onDistrict: (code) => this.#map.goToArea(code) });
    const openCase = (id) => this.#details.openCase(id, true);
    const openAlert = (id) => this.#details.openAlert(id, true);
    return {
      counters,
      alerts: new AlertsPanel(model, {
        onPick: openAlert,
        onLevels: (counts) => counters.showLevels(counts),
      }),
      office: new OfficePanel(model, this.#session, this.#drawer, {
        opening: () => this.#map.select(null),
        pickCase: openCase,
        pickFinding: (id) => this.#details.openFinding(id, true),
      }),
      warnings: new WarningsPanel(model, (path, body, key) => this.#session.post(path, body, key)),
      desk: hasWorklist(model.user)
        ? new WorklistPanel(model, { get: (path) => this.#session.get(path), onPick: openCase })
        : new DeskPanel(model, { onPick: openCase }),
      findings: new FindingsPanel(model, { onPick: (id) => this.#details.openFinding(id, true) }),
      quality: new QualityPanel(model),
      ticker: new TickerPanel(model, { pickCase: openCase, pickAlert: openAlert }),
      connection: new ConnectionPanel(model),
      notice: new NoticePanel(),
      clock: new ClockPanel(model),
      layers: new LayersPanel(this.#map),
      cellTip: new CellTip(model),
      hotAreas: new HotAreasPanel(model, {
        list: () => this.#map.crowd.list(),
        onPick: (id) => this.#details.openCrowd(id, true),
      }),
      flows: new FlowsPanel(model, {
        flow: this.#map.flow,
        onArea: (code) => this.#map.goToArea(code),
      }),
      travel: new TravelTimesPanel(model, {
        map: this.#map,
        drawer: this.#drawer,
        curve: (key) => this.#details.curve(key, 'curve.travel', 1 / 60),
      }),
      networks: new NetworksPanel(model, { onArea: (code) => this.#map.goToArea(code) }),
      measuringAreas: new MeasuringAreasPanel(model, (path) => this.#session.get(path)),
      search: new SearchPanel({ find: openCase }),
    };
  }

  #listener() {
    return {
      snapshot: (snapshot) => this.#takeSnapshot(snapshot),
      changes: (changes) => this.#batch.add(changes),
      resumed: ({ brokenForMillis }) => this.#takeResumed(brokenForMillis),
      readings: (items) => this.#takeReadings(items),
      values: (values) => this.#told.take(values),
      counters: (message) => {
        this.#panels.counters.show(message);
        this.#panels.desk.showTotal(countShownAs(message.counters.cases, AT_CENTER));
      },
      liveness: (liveness) => this.#showLiveness(liveness),
      rejected: ({ status }) =>
        this.#session.reject(status === 403 ? 'login.notAllowed' : 'login.sessionEnded'),
    };
  }

  #takeSnapshot({ items, reason, totals, truncated }) {
    this.#batch.flush();
    const { store } = this.#model;
    store.reset(items);
    this.#map.clear();
    store.listCases().forEach((view) => this.#map.putCase(view, false));
    store.listAlerts().forEach((alert) => this.#map.putAlert(alert, false));
    this.#panels.ticker.seed(items.filter(({ kind }) => hasPlaceOnMap(kind)));
    this.#panels.warnings.changed();
    this.#panels.findings.changed();
    this.#panels.office.changed();
    this.#panels.desk.changed();
    this.#panels.alerts.changed();
    const wall = part('wall');
    wall.dataset.sync = `snapshot:${reason}`;
    wall.dataset.truncated = truncated;
    setText(part('truncated'), truncated ? t('snapshot.truncated', heldAndTotal(store, totals)) : '');
    if (reason !== 'first') {
      const values = { reason: word('snapshot.reason', reason) };
      this.#panels.notice.show('snapshot', 'notice.snapshot', values);
      this.#panels.ticker.say('notice.snapshot', values);
    }
    this.#count();
  }

  #takeResumed(brokenForMillis) {
    part('wall').dataset.sync = 'resumed';
    const values = { seconds: Math.max(1, Math.round(brokenForMillis / 1000)) };
    this.#panels.notice.show('resumed', 'notice.resumed', values);
    this.#panels.ticker.say('notice.resumed', values);
  }

  #apply(changes) {
    const { store } = this.#model;
    const applied = changes.filter((change) => {
      const result = store.apply(change);
      result.evicted.forEach((id) => this.#removeFromMap(change.kind, id));
      return result.applied;
    });
    if (applied.some(({ kind }) => kind === 'warning')) {
      this.#panels.warnings.changed();
    }
    const found = applied.filter(({ kind }) => kind === 'finding');
    if (found.length > 0) {
      this.#panels.findings.changed();
      found.forEach(({ id }) => this.#drawer.changed('finding', id));
    }
    this.#panels.office.took(applied);
    const placed = applied.filter(({ kind }) => hasPlaceOnMap(kind));
    for (const { kind, id, value } of placed) {
      if (kind === 'case') {
        this.#map.putCase(value, true);
      } else {
        this.#map.putAlert(value, true);
      }
      this.#drawer.changed(kind, id);
    }
    this.#panels.ticker.add(placed);
    this.#panels.desk.changed();
    this.#panels.alerts.changed();
    this.#count();
    this.#watchCity(applied);
  }

  #removeFromMap(kind, id) {
    if (kind === 'case') {
      this.#map.removeCase(id);
    } else if (kind === 'alert') {
      this.#map.removeAlert(id);
    }
  }

  #takeReadings(items) {
    const newer = this.#model.store.applyReadings(items);
    new Set(newer.map((reading) => reading.deviceId)).forEach((id) =>
      this.#drawer.changed('device', id),
    );
  }

  #showLiveness(liveness) {
    if (!liveness.live) {
      this.#panels.counters.doubt();
    }
    this.#panels.connection.show(liveness);
    this.#panels.counters.showLiveness(liveness);
  }

  #count() {
    const { cases, alerts } = this.#map.count();
    part('wall').dataset.mapCases = cases;
    part('wall').dataset.mapAlerts = alerts;
  }

  /** A decision under a newer city than this page knows: read the city and its fences again. */
  async #watchCity(changes) {
    const newest = Math.max(0, ...changes.map(({ value }) => value.versions?.city ?? 0));
    if (newest <= this.#model.city.version || this.#reloading) {
      return;
    }
    this.#reloading = true;
    try {
      const response = await this.#session.get('/v1/city');
      if (response.ok) {
        this.#model.city = new City(await response.json());
        this.#map.fences.refresh();
        this.#map.showDevices(this.#model.city);
        this.#told.readCity();
        this.#nameCity();
      }
    } finally {
      this.#reloading = false;
    }
  }

  #nameCity() {
    setText(part('city-name'), this.#model.city.name);
    document.title = `${this.#model.city.name} · CityGrid`;
    setText(part('user-name'), this.#session.user.id);
    part('fences-link').hidden = !drawsFences(this.#session.user, this.#model.city);
    this.#showLiveness(this.#feed.describe());
  }
}

/** Cases and alerts have a mark of their own on the map; what is told of many things has not. */
function hasPlaceOnMap(kind) {
  return kind === 'case' || kind === 'alert';
}

function heldAndTotal(store, totals) {
  return { held: store.listCases().length, total: totals.case ?? '–' };
}

function feedUrl() {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/feed`;
}

/** What the panels leave of the map, in pixels: [top, right, bottom, left]. */
function freeMargins() {
  const edge = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const width = (testId) => part(testId).getBoundingClientRect().width + 2 * edge;
  const top = part('bar').getBoundingClientRect().height + edge;
  return [top, width('lists'), 2 * edge, width('counters')];
}
