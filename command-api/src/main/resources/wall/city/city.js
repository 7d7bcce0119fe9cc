import { locale, nameOf, word } from '../language/language.js';

/** The city as /v1/city describes it: what codes are called, in the language of the page. */
export class City {
  #areas;
  #departments;
  #categories;
  #devices;
  #thresholds;
  #metrics;
  #others = new Map();

  constructor(content) {
    this.content = content;
    this.#areas = byKey(content.areas, 'code');
    this.#departments = byKey(content.departments, 'id');
    this.#categories = byKey(content.categories, 'code');
    this.#devices = byKey(content.devices, 'id');
    this.#thresholds = byKey(content.thresholds, 'id');
    this.#metrics = new Map(
      (content.metrics ?? []).map((metric) => [`${metric.deviceKind}/${metric.metric}`, metric]),
    );
  }

  get zone() {
    return this.content.zone;
  }

  /** [west, south, east, north] */
  get bbox() {
    return this.content.bbox;
  }

  /** From which share of a crowd its growth in a minute is told, and is fast. */
  get trend() {
    return this.content.trend;
  }

  get version() {
    return this.content.version.city;
  }

  get name() {
    return nameOf(this.content.names, this.content.id);
  }

  get layers() {
    return this.content.layers ?? [];
  }

  get devices() {
    return this.content.devices ?? [];
  }

  /** Districts in the city's order. */
  get districts() {
    return (this.content.areas ?? []).filter((area) => area.level === 'DISTRICT');
  }

  /** The districts that hold something a user may see: all, or those around the user's areas. */
  districtsOf(user) {
    if (user.areas.length === 0 || this.seesAll(user)) {
      return this.districts;
    }
    const around = new Set(user.areas.flatMap((code) => this.#pathOf(code)));
    return this.districts.filter(({ code }) => around.has(code));
  }

  /** True when nothing of the city is hidden from the user. */
  seesAll(user) {
    return user.areas.some((code) => code === '*' || this.#areas.get(code)?.level === 'CITY');
  }

  #pathOf(code) {
    const area = this.#areas.get(code);
    return area === undefined ? [] : [code, ...this.#pathOf(area.parent)];
  }

  /** True for the city itself. */
  isWhole(code) {
    return this.#areas.get(code)?.level === 'CITY';
  }

  areaName(code) {
    return nameOf(this.#areas.get(code)?.names, code);
  }

  /** The path without the city itself: `Jinghu District · Fangcun Street`. */
  placeName(areaPath) {
    return (areaPath ?? [])
      .filter((code) => this.#areas.get(code)?.level !== 'CITY')
      .map((code) => this.areaName(code))
      .join(' · ');
  }

  listDepartments() {
    return [...this.#departments.keys()].map((id) => ({ id, name: this.departmentName(id) }));
  }

  departmentName(id) {
    return nameOf(this.#departments.get(id)?.names, id);
  }

  findCategory(code) {
    return this.#categories.get(code);
  }

  /** In the order of their codes. */
  listCategories() {
    return [...this.#categories.values()].sort((one, other) => one.code.localeCompare(other.code));
  }

  categoryName(code) {
    return nameOf(this.#categories.get(code)?.names, code);
  }

  findDevice(id) {
    return this.#devices.get(id);
  }

  /** Of things that are no devices but speak like them: hot public areas, which come by another way. */
  learnNames(things) {
    things.forEach(({ id, names }) => this.#others.set(id, names));
  }

  deviceName(id) {
    return nameOf(this.#devices.get(id)?.names ?? this.#others.get(id), id);
  }

  /** Rules of thresholds are named by the city, those of traffic by the page. */
  ruleName(id) {
    return nameOf(this.#thresholds.get(id)?.names, word('rule', id));
  }

  layerName(id) {
    return nameOf(this.layers.find((layer) => layer.id === id)?.names, id);
  }

  /** Name and unit of a metric of a device; of a segment of a road the name says the unit. */
  metricOf(deviceId, metric) {
    const kind = this.#devices.get(deviceId)?.kind;
    const found = this.#metrics.get(`${kind}/${metric}`);
    return { name: nameOf(found?.names, word('metric', metric)), unit: found?.unit ?? '' };
  }

  /** `14:03:27` in the city's zone; with the date when it is not today's. */
  timeOfDay(instant) {
    const at = new Date(instant);
    const day = this.#format(at, { year: 'numeric', month: '2-digit', day: '2-digit' });
    const today = this.#format(new Date(), { year: 'numeric', month: '2-digit', day: '2-digit' });
    return day === today ? this.#format(at, CLOCK) : this.fullTime(instant);
  }

  /** Milliseconds since midnight in the city's zone. */
  millisOfDay(instant) {
    const parts = formatter('en-GB', this.zone, CLOCK).formatToParts(new Date(instant));
    const of = (type) => Number(parts.find((part) => part.type === type).value);
    return ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000;
  }

  clock(instant) {
    return this.#format(new Date(instant), CLOCK);
  }

  /** Date and time in the city's zone. */
  fullTime(instant) {
    return this.#format(new Date(instant), {
      ...CLOCK,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  /** `Monday 23 November 2026` in the city's zone. */
  date(instant) {
    return this.#format(new Date(instant), {
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
    });
  }

  #format(date, options) {
    return formatter(locale(), this.zone, options).format(date);
  }
}

/** True for administrators of the whole city, by whom alone fences are drawn. */
export function drawsFences(user, city) {
  return user.roles.includes('ADMINISTRATOR') && city.seesAll(user);
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
const formatters = new Map();

/** Making a formatter is dear, using one is cheap. */
function formatter(forLocale, timeZone, options) {
  const key = `${forLocale}|${timeZone}|${Object.keys(options)}`;
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(forLocale, { ...options, timeZone }));
  }
  return formatters.get(key);
}

function byKey(items, key) {
  return new Map((items ?? []).map((item) => [item[key], item]));
}
