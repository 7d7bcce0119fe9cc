import { alertDetail } from './panels/alert-detail.js';
import { caseDetail } from './panels/case-detail.js';
import { CaseRecord } from './panels/case-record.js';
import { crowdDetail } from './panels/crowd-detail.js';
import { deviceDetail } from './panels/device-detail.js';
import { FindingCase } from './panels/finding-case.js';
import { FindingOffice } from './panels/finding-office.js';
import { findingDetail } from './panels/finding-detail.js';
import { MetricCurve } from './panels/metric-curve.js';
import { MoveForms, OF_CASES } from './panels/move-forms.js';
import { segmentDetail } from './panels/segment-detail.js';

/** Alerts of this rule are of a hot public area, whose id stands for the device. */
const CROWD_RULE = 'crowd';

/** Opens what somebody picked, on the map or in a panel, in the drawer, and shows where it is. */
export class Details {
  #session;
  #model;
  #drawer;
  #map;
  #listener;

  /**
   * @param map gives the map, which is there before anything can be picked
   * @param listener `readings` is told of a device's latest ones; `otherCaseOf` knows the case that
   *     another is perhaps the same as; `openTask` opens a task of the office
   */
  constructor(session, model, drawer, map, listener) {
    this.#session = session;
    this.#model = model;
    this.#drawer = drawer;
    this.#map = map;
    this.#listener = listener;
  }

  /** Opens a case; resolves to false when there is none. */
  async openCase(id, goThere = false) {
    const view = this.#model.store.findCase(id) ?? (await this.#fetchCase(id));
    if (view === null) {
      return false;
    }
    const latest = () => this.#model.store.findCase(id) ?? view;
    const city = () => this.#model.city;
    const place = `/v1/cases/${encodeURIComponent(id)}`;
    const moves = new MoveForms(this.#session, city, place, OF_CASES, () => this.#hintsFor(latest()));
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
      'target.caseId': this.#listener.otherCaseOf(view.id) ?? '',
      'target.standard': view.facts?.standard ?? '',
    };
  }

  async #fetchCase(id) {
    const response = await this.#session.get(`/v1/cases/${encodeURIComponent(id)}`).catch(() => null);
    return response?.ok ? response.json() : null;
  }

  openAlert(id, goThere = false) {
    const alert = this.#model.store.findAlert(id);
    if (alert === undefined) {
      return;
    }
    if (alert.rule === CROWD_RULE && this.#map().crowd.find(alert.deviceId) !== null) {
      this.openCrowd(alert.deviceId, goThere);
      return;
    }
    const latest = () => this.#model.store.findAlert(id) ?? alert;
    this.#drawer.open('alert', id, () =>
      alertDetail(this.#model.city, latest(), {
        pickCase: (caseId) => this.openCase(caseId, true),
        pickDevice: (deviceId) => this.openDevice(deviceId),
      }),
    );
    this.#show(alert.position, goThere);
  }

  openFinding(id, goThere = false) {
    const finding = this.#model.store.findFinding(id);
    if (finding === undefined) {
      return;
    }
    const latest = () => this.#model.store.findFinding(id) ?? finding;
    const post = (path, body) => this.#session.post(path, body, 'once');
    const opening = new FindingCase(this.#model.user, post, {
      changed: () => this.#drawer.changed('finding', id),
      pickCase: (caseId) => this.openCase(caseId, true),
    });
    const office = new FindingOffice(this.#session, this.#model, {
      pickTask: (taskId) => this.#listener.openTask(taskId),
    });
    this.#drawer.open('finding', id, () =>
      findingDetail(this.#model.city, latest(), opening, office, {
        pickCase: (caseId) => this.openCase(caseId, true),
        pickDevice: (deviceId) => this.openDevice(deviceId),
      }),
    );
    this.#show(finding.center, goThere);
  }

  async openDevice(id) {
    const { store } = this.#model;
    this.#drawer.open('device', id, () =>
      deviceDetail(this.#model.city, id, store.listReadings(id)),
    );
    this.#show(this.#model.city.findDevice(id)?.position ?? null, false);
    const path = `/v1/readings?devices=${encodeURIComponent(id)}`;
    const response = await this.#session.get(path).catch(() => null);
    if (response?.ok) {
      this.#listener.readings((await response.json()).items);
    }
  }

  openSegment(id) {
    this.#map().select(null);
    const curve = this.curve(`traffic/segment/${id}/speed`, 'curve.speed');
    this.#drawer.open('segment', id, () =>
      segmentDetail(this.#model.city, this.#map().roads.find(id), curve.render()),
    );
  }

  openCrowd(id, goThere = false) {
    const area = this.#map().crowd.find(id);
    const curve = this.curve(`crowd/hot-area/${id}/people`, 'curve.title');
    this.#drawer.open('crowd', id, () =>
      crowdDetail(this.#model.city, this.#map().crowd.find(id) ?? area, curve.render()),
    );
    this.#show(area, goThere);
  }

  /**
   * A metric in its last hours.
   *
   * @param title key of the text that says what it is
   * @param scale by which values are shown
   */
  curve(key, title, scale) {
    return new MetricCurve({
      get: (path) => this.#session.get(path),
      city: () => this.#model.city,
      key,
      title,
      now: () => this.#model.serverNow(),
      scale,
    });
  }

  #show(position, goThere) {
    this.#map().select(position);
    if (position && goThere) {
      this.#map().goTo(position);
    }
  }
}
