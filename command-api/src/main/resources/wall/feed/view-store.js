import { millisOf, newestFirst } from './order.js';

/** At most this many cases are held, the newest; the counters always come from the server. */
export const MAX_CASES = 20_000;
/** At most this many alerts are held, raised ones before cleared ones. */
export const MAX_ALERTS = 5_000;
/** At most this many warnings are held, open ones before those that are over. */
export const MAX_WARNINGS = 1_000;
/** At most this many findings are held, open ones before those that have ended. */
export const MAX_FINDINGS = 1_000;

/** At most this many tasks of the office are held, open ones before those that are over. */
export const MAX_TASKS = 2_000;

/**
 * The viewer's copy of the live view: the latest value of each case, alert, warning, finding, task
 * of the office and reading. A value replaces another only when its version is newer, so that a
 * repeat, or a change that a snapshot already contained, changes nothing. Bounded: the oldest cases
 * go first.
 */
export class ViewStore {
  #cases;
  #alerts;
  #warnings = new VersionedMap(MAX_WARNINGS, (warning) => warning.state !== 'OPEN');
  #findings = new VersionedMap(MAX_FINDINGS, (finding) => finding.state !== 'OPEN');
  #tasks = new VersionedMap(MAX_TASKS, ({ state }) => state === 'DONE' || state === 'CANCELLED');
  #readings = new Map();

  constructor({ maxCases = MAX_CASES, maxAlerts = MAX_ALERTS } = {}) {
    this.#cases = new VersionedMap(maxCases);
    this.#alerts = new VersionedMap(maxAlerts, (alert) => alert.state !== 'RAISED');
  }

  /** Replaces all but the readings by those of a snapshot. Readings stay: they are versioned. */
  reset(items) {
    this.#cases.clear();
    this.#alerts.clear();
    this.#warnings.clear();
    this.#findings.clear();
    this.#tasks.clear();
    for (const item of newestFirst(items, ({ at }) => at).reverse()) {
      this.apply(item);
    }
  }

  /**
   * Applies one change.
   *
   * @returns {{applied: boolean, evicted: string[]}} evicted: ids that are no longer held
   */
  apply(change) {
    const map = this.#mapOf(change.kind);
    if (map === null) {
      return { applied: false, evicted: [] };
    }
    return map.put(change.id, change.version, change.value);
  }

  /** Takes the latest readings; returns those that are newer than what was held. */
  applyReadings(items) {
    return items.filter((reading) => {
      const id = `${reading.deviceId}/${reading.metric}`;
      const held = this.#readings.get(id);
      if (held && millisOf(held.observedAt) >= millisOf(reading.observedAt)) {
        return false;
      }
      this.#readings.set(id, reading);
      return true;
    });
  }

  findCase(id) {
    return this.#cases.get(id);
  }

  findAlert(id) {
    return this.#alerts.get(id);
  }

  /** Cases held, in the order in which they came. */
  listCases() {
    return this.#cases.list();
  }

  listAlerts() {
    return this.#alerts.list();
  }

  listWarnings() {
    return this.#warnings.list();
  }

  findFinding(id) {
    return this.#findings.get(id);
  }

  listFindings() {
    return this.#findings.list();
  }

  findTask(id) {
    return this.#tasks.get(id);
  }

  /** Tasks of the office, open ones and those that ended while this viewer looked on. */
  listTasks() {
    return this.#tasks.list();
  }

  /** Latest readings of a device, by metric. */
  listReadings(deviceId) {
    return [...this.#readings.values()]
      .filter((reading) => reading.deviceId === deviceId)
      .sort((a, b) => a.metric.localeCompare(b.metric));
  }

  #mapOf(kind) {
    switch (kind) {
      case 'case':
        return this.#cases;
      case 'alert':
        return this.#alerts;
      case 'warning':
        return this.#warnings;
      case 'finding':
        return this.#findings;
      case 'office-task':
        return this.#tasks;
      default:
        return null;
    }
  }
}

/** Values by id with versions, at most `limit`; evicts what `goesFirst` names, then the oldest. */
class VersionedMap {
  #entries = new Map();
  #limit;
  #goesFirst;

  constructor(limit, goesFirst = () => false) {
    this.#limit = limit;
    this.#goesFirst = goesFirst;
  }

  put(id, version, value) {
    const held = this.#entries.get(id);
    if (held !== undefined && held.version >= version) {
      return { applied: false, evicted: [] };
    }
    this.#entries.set(id, { version, value });
    return { applied: true, evicted: this.#evict() };
  }

  get(id) {
    return this.#entries.get(id)?.value;
  }

  clear() {
    this.#entries.clear();
  }

  list() {
    return Array.from(this.#entries.values(), (entry) => entry.value);
  }

  #evict() {
    if (this.#entries.size <= this.#limit) {
      return [];
    }
    // A tenth at once, so that the search for what may go is rare.
    const surplus = this.#entries.size - Math.floor(this.#limit * 0.9);
    const evicted = [];
    for (const [id, entry] of this.#entries) {
      if (evicted.length < surplus && this.#goesFirst(entry.value)) {
        evicted.push(id);
      }
    }
    for (const id of this.#entries.keys()) {
      if (evicted.length >= surplus) {
        break;
      }
      if (!this.#goesFirst(this.#entries.get(id).value)) {
        evicted.push(id);
      }
    }
    evicted.forEach((id) => this.#entries.delete(id));
    return evicted;
  }
}
