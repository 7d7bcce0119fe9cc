import { AT_CENTER, countShownAs } from './city/case-states.js';
import { City } from './city/city.js';
import { FeedClient } from './feed/feed-client.js';
import { FrameBatch } from './feed/frame-batch.js';
import { ViewPoll } from './feed/view-poll.js';
import { ViewStore } from './feed/view-store.js';
import { onLanguage, t, word } from './language/language.js';
import { CityMap } from './map/city-map.js';
import { part, setText } from './page/element.js';
import { alertDetail } from './panels/alert-detail.js';
import { AlertsPanel } from './panels/alerts.js';
import { caseDetail } from './panels/case-detail.js';
import { CaseMoves } from './panels/case-moves.js';
import { CaseRecord } from './panels/case-record.js';
import { ClockPanel } from './panels/clock.js';
import { ConnectionPanel } from './panels/connection.js';
import { CountersPanel } from './panels/counters.js';
import { crowdDetail } from './panels/crowd-detail.js';
import { DeskPanel } from './panels/desk.js';
import { deviceDetail } from './panels/device-detail.js';
import { Drawer } from './panels/drawer.js';
import { FindingCase } from './panels/finding-case.js';
import { findingDetail } from './panels/finding-detail.js';
import { FindingsPanel } from './panels/findings.js';
import { FlowsPanel } from './panels/flows.js';
import { HotAreasPanel } from './panels/hot-areas.js';
import { LayersPanel } from './panels/layers.js';
import { MetricCurve } from './panels/metric-curve.js';
import { NoticePanel } from './panels/notice.js';
import { OfficePanel } from './panels/office.js';
import { QualityPanel, seesQuality } from './panels/quality.js';
import { SearchPanel } from './panels/search.js';
import { segmentDetail } from './panels/segment-detail.js';
import { TickerPanel } from './panels/ticker.js';
import { TravelTimesPanel } from './panels/travel-times.js';
import { WarningsPanel } from './panels/warnings.js';
import { hasWorklist, WorklistPanel } from './panels/worklist.js';

/** So often what no answer came for is looked at again, whether it has grown old. */
const GROWS_OLD_MILLIS = 30_000;

/** Alerts of this rule are of a hot public area, whose id stands for the device. */
const CROWD_RULE = 'crowd';

/** The wall after signing in: wires the feed to the store, the store to the map and the panels. */
export class Wall {
  #session;
  #model;
  #map;
  #feed;
  #batch = new FrameBatch((changes) => this.#apply(changes));
  #panels;
  #drawer;
  #reloading = false;
  #traffic = this.#poll('/v1/segments', (items) => this.#takeTraffic(items));
  #crowd = this.#poll('/v1/crowd', (items) => this.#takeCrowd(items));
  #quality = this.#poll('/v1/quality?suspect=true', (items, page) =>
    this.#panels.quality.take(items, page),
  );
  #flow = this.#poll('/v1/flow', (_, answer) => this.#takeFlow(answer));
  #travel = this.#poll('/v1/travel-times', (items) => this.#panels.travel.take(items));

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
    this.#map = this.#makeMap();
    this.#panels = this.#makePanels();
    this.#feed = new FeedClient({
      openSocket: () => new WebSocket(feedUrl()),
      token: () => session.token,
      listener: this.#listener(),
    });
    onLanguage(() => this.#nameCity());
    this.#nameCity();
    setInterval(() => this.#panels.clock.tick(), 500);
    this.#feed.start();
    this.#showRoads();
    this.#crowd.start();
    if (seesQuality(session.user)) {
      this.#quality.start();
    }
    this.#flow.start();
    this.#travel.start();
    setInterval(() => this.#growOld(), GROWS_OLD_MILLIS);
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
        pickCase: (id) => this.#openCase(id),
        pickAlert: (id) => this.#openAlert(id),
        pickDevice: (id) => this.#openDevice(id),
        pickSegment: (id) => this.#openSegment(id),
        pickCrowd: (id) => this.#openCrowd(id),
        pickNothing: () => this.#drawer.close(),
      },
      serverNow: () => this.#model.serverNow(),
    });
  }

  #makePanels() {
    const model = this.#model;
    const counters = new CountersPanel(model, { onDistrict: (code) => this.#map.goToArea(code) });
    const openCase = (id) => this.#openCase(id, true);
    const openAlert = (id) => this.#openAlert(id, true);
    return {
      counters,
      alerts: new AlertsPanel(model, {
        onPick: openAlert,
        onLevels: (counts) => counters.showLevels(counts),
      }),
      office: new OfficePanel(model, this.#drawer, () => this.#map.select(null)),
      warnings: new WarningsPanel(model, (path, body, key) => this.#session.post(path, body, key)),
      desk: hasWorklist(model.user)
        ? new WorklistPanel(model, { get: (path) => this.#session.get(path), onPick: openCase })
        : new DeskPanel(model, { onPick: openCase }),
      findings: new FindingsPanel(model, { onPick: (id) => this.#openFinding(id, true) }),
      quality: new QualityPanel(model),
      ticker: new TickerPanel(model, { pickCase: openCase, pickAlert: openAlert }),
      connection: new ConnectionPanel(model),
      notice: new NoticePanel(),
      clock: new ClockPanel(model),
      layers: new LayersPanel(this.#map),
      hotAreas: new HotAreasPanel(model, {
        list: () => this.#map.crowd.list(),
        onPick: (id) => this.#openCrowd(id, true),
      }),
      flows: new FlowsPanel(model, {
        flow: this.#map.flow,
        onArea: (code) => this.#map.goToArea(code),
      }),
      travel: new TravelTimesPanel(model, {
        map: this.#map,
        drawer: this.#drawer,
        curve: (key) => this.#curve(key, 1 / 60),
      }),
      search: new SearchPanel({ find: (id) => this.#openCase(id, true) }),
    };
  }

  #listener() {
    return {
      snapshot: (snapshot) => this.#takeSnapshot(snapshot),
      changes: (changes) => this.#batch.add(changes),
      resumed: ({ brokenForMillis }) => this.#takeResumed(brokenForMillis),
      readings: (items) => this.#takeReadings(items),
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
        this.#showRoads();
        this.#nameCity();
      }
    } finally {
      this.#reloading = false;
    }
  }

  /** Opens a case; resolves to false when there is none. */
  async #openCase(id, goThere = false) {
    const view = this.#model.store.findCase(id) ?? (await this.#fetchCase(id));
    if (view === null) {
      return false;
    }
    const latest = () => this.#model.store.findCase(id) ?? view;
    const city = () => this.#model.city;
    const moves = new CaseMoves(this.#session, city, id, () => this.#hintsFor(latest()));
    const record = new CaseRecord((path) => this.#session.get(path), city, id);
    this.#drawer.open('case', id, () => {
      moves.load();
      record.load(latest().version);
      return caseDetail(this.#model.city, latest(), moves, record);
    });
    this.#show(view.position, goThere);
    return true;
  }

  /** What a form may already know: the departments in question, the case it is perhaps the same as. */
  #hintsFor(view) {
    return {
      departments: view.candidates.map(({ department }) => department),
      'target.caseId': this.#panels.desk.otherCaseOf?.(view.id) ?? '',
      'target.standard': view.facts?.standard ?? '',
    };
  }

  async #fetchCase(id) {
    const response = await this.#session.get(`/v1/cases/${encodeURIComponent(id)}`).catch(() => null);
    return response?.ok ? response.json() : null;
  }

  #openAlert(id, goThere = false) {
    const alert = this.#model.store.findAlert(id);
    if (alert === undefined) {
      return;
    }
    if (alert.rule === CROWD_RULE && this.#map.crowd.find(alert.deviceId) !== null) {
      this.#openCrowd(alert.deviceId, goThere);
      return;
    }
    const latest = () => this.#model.store.findAlert(id) ?? alert;
    this.#drawer.open('alert', id, () =>
      alertDetail(this.#model.city, latest(), {
        pickCase: (caseId) => this.#openCase(caseId, true),
        pickDevice: (deviceId) => this.#openDevice(deviceId),
      }),
    );
    this.#show(alert.position, goThere);
  }

  #openFinding(id, goThere = false) {
    const finding = this.#model.store.findFinding(id);
    if (finding === undefined) {
      return;
    }
    const latest = () => this.#model.store.findFinding(id) ?? finding;
    const opening = new FindingCase(this.#model.user, (path, body) => this.#session.post(path, body, 'once'), {
      changed: () => this.#drawer.changed('finding', id),
      pickCase: (caseId) => this.#openCase(caseId, true),
    });
    this.#drawer.open('finding', id, () =>
      findingDetail(this.#model.city, latest(), opening, {
        pickCase: (caseId) => this.#openCase(caseId, true),
        pickDevice: (deviceId) => this.#openDevice(deviceId),
      }),
    );
    this.#show(finding.center, goThere);
  }

  async #openDevice(id) {
    const { store } = this.#model;
    this.#drawer.open('device', id, () =>
      deviceDetail(this.#model.city, id, store.listReadings(id)),
    );
    this.#show(this.#model.city.findDevice(id)?.position ?? null, false);
    const path = `/v1/readings?devices=${encodeURIComponent(id)}`;
    const response = await this.#session.get(path).catch(() => null);
    if (response?.ok) {
      this.#takeReadings((await response.json()).items);
    }
  }

  /** Reads the roads of the city, and from then on their traffic. */
  async #showRoads() {
    const response = await this.#session.get('/v1/roads').catch(() => null);
    if (response?.ok) {
      this.#map.showRoads(await response.json());
      part('wall').dataset.roads = this.#map.roads.size;
      if (this.#map.roads.size > 0) {
        this.#traffic.start();
      }
    }
  }

  #takeTraffic(items) {
    this.#map.roads.showTraffic(items);
    part('wall').dataset.traffic = items.length;
    items.forEach(({ segment }) => this.#drawer.changed('segment', segment));
  }

  #openSegment(id) {
    this.#map.select(null);
    const curve = this.#curve(`traffic/segment/${id}/speed`);
    this.#drawer.open('segment', id, () =>
      segmentDetail(this.#model.city, this.#map.roads.find(id), curve.render()),
    );
  }

  #growOld() {
    this.#takeCrowd();
    this.#takeFlow();
    this.#panels.quality.grow();
    this.#panels.travel.grow();
  }

  /** What is known of crowds; without items what is known grows old. */
  #takeCrowd(items) {
    const { crowd } = this.#map;
    crowd.show(items);
    this.#model.city.learnNames(crowd.list());
    const counts = Object.entries(crowd.count()).sort();
    part('map').dataset.crowd = counts.map(([level, areas]) => `${level}:${areas}`).join(' ');
    this.#panels.hotAreas.changed();
    crowd.list().forEach(({ id }) => this.#drawer.changed('crowd', id));
  }

  /** What flows between areas; without an answer what is known grows old. */
  #takeFlow(answer) {
    const { flow } = this.#map;
    flow.show(answer);
    part('map').dataset.flow = flow.isOld ? 'old' : flow.listPairs().length;
    this.#panels.flows.changed();
  }

  #openCrowd(id, goThere = false) {
    const area = this.#map.crowd.find(id);
    const curve = this.#curve(`crowd/hot-area/${id}/people`);
    this.#drawer.open('crowd', id, () =>
      crowdDetail(this.#model.city, this.#map.crowd.find(id) ?? area, curve.render()),
    );
    this.#show(area, goThere);
  }

  #curve(key, scale) {
    return new MetricCurve({
      get: (path) => this.#session.get(path),
      city: () => this.#model.city,
      key,
      now: () => this.#model.serverNow(),
      scale,
    });
  }

  #poll(path, take) {
    return new ViewPoll({ get: (asked) => this.#session.get(asked), path, take });
  }

  #show(position, goThere) {
    this.#map.select(position);
    if (position && goThere) {
      this.#map.goTo(position);
    }
  }

  #nameCity() {
    setText(part('city-name'), this.#model.city.name);
    document.title = `${this.#model.city.name} · CityGrid`;
    setText(part('user-name'), this.#session.user.id);
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
