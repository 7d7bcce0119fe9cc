import { element, part, throttled } from '../page/element.js';
import { nameOf, number, onLanguage, t, word } from '../language/language.js';
import { lightOf, lightSvg } from '../map/symbols.js';
import { section, facts } from './drawer.js';
import { spanOf } from './clocks.js';
import { MoveForms, OF_TASKS } from './move-forms.js';
import { OfficeHistory } from './office-history.js';

const RENDER_MILLIS = 150;
/** Lights change with time alone; so often they are looked at again. */
const LOOK_MILLIS = 10_000;
const LIGHTS = ['RED', 'YELLOW', 'GREEN', 'PAUSED'];
/** More than these are not read by anybody; how many more there are is said. */
const SHOWN = 60;

/**
 * The open tasks of the office: how many under each light beside the map, and all of them, the most
 * urgent first, in the drawer. Nothing is there when there is none.
 */
export class OfficePanel {
  #model;
  #session;
  #drawer;
  #ways;
  #button = part('office');
  changed = throttled(() => this.#render(), RENDER_MILLIS);

  /**
   * @param drawer in which the list and each task are shown
   * @param ways `opening` is called before something is shown there that has no place on the map;
   *     `pickCase` and `pickFinding` open that from which a task came
   */
  constructor(model, session, drawer, ways) {
    this.#model = model;
    this.#session = session;
    this.#drawer = drawer;
    this.#ways = ways;
    this.#button.addEventListener('click', () => this.#openList());
    onLanguage(() => this.#render());
    setInterval(() => this.#render(), LOOK_MILLIS);
    this.#render();
  }

  /** Changes came, perhaps of tasks; the store has them already. */
  took(changes) {
    const tasks = changes.filter(({ kind }) => kind === 'office-task');
    tasks.forEach(({ id }) => this.#drawer.changed('office-task', id));
    if (tasks.length > 0) {
      this.changed();
      origins(tasks).forEach(([kind, id]) => this.#drawer.changed(kind, id));
    }
  }

  #open() {
    return mostUrgentFirst(this.#model.store.listTasks(), this.#model.serverNow());
  }

  #openList() {
    this.#ways.opening();
    this.#drawer.open('office', '', () =>
      officeList(this.#model.city, this.#open(), this.#model.serverNow(), (id) => this.openTask(id)));
  }

  /** Opens a task; does nothing when there is none. */
  openTask(id) {
    const { store } = this.#model;
    const first = store.findTask(id);
    if (first === undefined) {
      return;
    }
    const latest = () => store.findTask(id) ?? first;
    const place = `/v1/office/tasks/${encodeURIComponent(id)}`;
    const steps = () => latest().steps.map(({ number: id, names }) => ({ id, name: nameOf(names) }));
    const moves = new MoveForms(this.#session, () => this.#model.city, place, OF_TASKS, () => ({
      departments: departmentsOf(latest()),
      steps: steps(),
    }));
    const done = new OfficeHistory(
      (path) => this.#session.get(path), () => this.#model.city, place,
      () => this.#drawer.changed('office-task', id));
    this.#drawer.open('office-task', id, () => {
      moves.load();
      return officeDetail(this.#model.city, latest(), this.#model.serverNow(), moves, done, {
        ...this.#ways,
        list: () => this.#openList(),
      });
    });
  }

  #render() {
    const open = this.#open();
    const now = this.#model.serverNow();
    const counts = LIGHTS.map((light) => [
      light, open.filter((task) => lightOf(clockOf(task, now)) === light).length]);
    this.#button.hidden = open.length === 0;
    this.#button.dataset.count = open.length;
    this.#button.replaceChildren(
      element('span', {}, t('office.title')),
      ...counts.filter(([, count]) => count > 0).map(([light, count]) =>
        element('b', { 'data-light': light, 'aria-label': `${word('light', light)} ${count}` },
          lightSvg({ light, paused: light === 'PAUSED' }), number(count))));
    this.#drawer.changed('office', '');
  }
}

/** All open tasks, as they stand in the drawer. */
function officeList(city, tasks, now, onPick) {
  const more = tasks.length - SHOWN;
  return [
    element('header', {}, element('h2', {}, t('office.title')),
      element('div', {}, t('office.open', { count: number(tasks.length) }))),
    element('ul.tasks', { 'data-testid': 'office-list' },
      ...tasks.slice(0, SHOWN).map((task) => row(city, task, now, onPick))),
    more > 0 ? element('p', {}, t('list.more', { count: number(more) })) : null,
  ].filter(Boolean);
}

function row(city, task, now, onPick) {
  const clock = clockOf(task, now);
  return element('li.task', {
    'data-testid': 'office-row',
    'data-id': task.taskId,
    'data-light': lightOf(clock),
    tabindex: 0,
    role: 'button',
    onclick: () => onPick(task.taskId),
    onkeydown: (event) => event.key === 'Enter' && onPick(task.taskId),
  },
  lightSvg(clock),
  element('div.what', {},
    element('div.title', {}, nameOf(task.brief.names)),
    element('div.sub', {}, `${city.departmentName(task.department)} · ${city.areaName(task.brief.area)}`),
    bar(task)),
  element('div.left', {}, element('b', {}, timeOf(task, now)), element('span', {}, word('officeState', task.state))));
}

/** One task: light, progress, steps with who does them, money, score, and what was done. */
function officeDetail(city, task, now, moves, done, ways) {
  const clock = clockOf(task, now);
  return [
    element('header', {},
      element('div.badge', { 'data-testid': 'detail-state', 'data-light': lightOf(clock) },
        lightSvg(clock), `${word('officeState', task.state)} · ${timeOf(task, now)}`),
      element('h2', {}, nameOf(task.brief.names)),
      element('div', {}, nameOf(task.brief.scope)),
      element('div.id', { 'data-testid': 'detail-id' }, task.taskId)),
    section('office.progress', bar(task)),
    section('office.steps', steps(city, task)),
    section('office.moves', ...moves.nodes),
    section('office.facts', facts([
      ['office.owner', city.departmentName(task.department), 'office-owner'],
      ['office.area', city.placeName(task.areaPath) || city.areaName(task.brief.area)],
      ['office.limit', `${number(task.brief.limit.amount)} ${word('limit', task.brief.limit.unit)}`],
      ['office.due', task.limit?.dueAt ? city.fullTime(task.limit.dueAt) : null],
      ['office.extensions', task.extensions > 0 ? number(task.extensions) : null],
      ['office.money', t('office.spent', { spent: money(task.spentCents), budget: money(task.brief.budgetCents) })],
      ['office.score', number(task.score), 'office-score'],
      ['office.origin', origin(task.brief.origin, ways), 'office-origin'],
    ])),
    section('office.history', ...done.render(task)),
    element('div.ways', {}, element('button', { type: 'button', 'data-testid': 'office-back', onclick: ways.list }, t('office.all'))),
  ];
}

/** Why there is the task: a way to the case or the finding, where it is one. */
function origin(text, { pickCase, pickFinding }) {
  const [kind, id] = originOf(text);
  const pick = { case: pickCase, finding: pickFinding }[kind];
  return pick === undefined
    ? text
    : element('button.quiet', { type: 'button', 'data-testid': 'office-to-origin', onclick: () => pick(id) }, text);
}

/** From what those came that changed, so that it can show them: [kind, id]. */
function origins(changes) {
  return changes.map(({ value }) => originOf(value.brief.origin));
}

function originOf(text) {
  return [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
}

function departmentsOf(task) {
  return [...new Set([task.department, ...task.steps.map(({ department }) => department)])];
}

function steps(city, task) {
  return element('ol.steps', { 'data-testid': 'office-steps' }, ...task.steps.map((step) =>
    element('li', { 'data-done': String(step.doneAt !== null) },
      element('span.mark', { 'aria-label': t(step.doneAt === null ? 'office.stepOpen' : 'office.stepDone') },
        step.doneAt === null ? '○' : '✓'),
      element('div', {}, element('div', {}, nameOf(step.names)),
        element('div.sub', {}, [
          city.departmentName(step.department),
          step.doneAt === null ? '' : city.timeOfDay(step.doneAt),
        ].filter(Boolean).join(' · '))))));
}

function bar({ progress }) {
  const fill = element('i');
  fill.style.width = `${progress}%`; // The page's policy lets no markup carry styles.
  return element('div.progress', {
    role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': progress,
    'aria-label': t('office.progress'), 'data-testid': 'office-progress',
  }, fill, element('b', {}, `${progress} %`));
}

/** What is left of its time around the clock, by how much it is over, or that its clock is still. */
function timeOf({ limit }, now) {
  if (!limit || limit.endedAt !== null || limit.dueAt === null) {
    return t(limit?.endedAt ? 'clock.ended' : 'clock.paused');
  }
  const left = Date.parse(limit.dueAt) - now;
  return t(left > 0 ? 'clock.left' : 'clock.overdue', { time: spanOf(Math.abs(left)) });
}

function money(cents) {
  return number(cents / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** The clock as of now: the light of a running one follows from the time, not from the last event. */
export function clockOf({ limit, reached }, now) {
  if (!limit) {
    return null;
  }
  const still = limit.endedAt !== null;
  if (still || limit.dueAt === null) {
    const light = reached === 'GREEN' || reached === 'YELLOW' ? reached : 'RED';
    return { light, paused: !still };
  }
  const passed = (at) => at !== null && Date.parse(at) <= now;
  return { light: passed(limit.dueAt) ? 'RED' : passed(limit.yellowAt) ? 'YELLOW' : 'GREEN', paused: false };
}

/** Open ones: red before yellow before green before what stands still, then what is due first. */
export function mostUrgentFirst(tasks, now) {
  const rank = (task) => LIGHTS.indexOf(lightOf(clockOf(task, now)));
  const due = ({ limit }) => (limit?.dueAt ? Date.parse(limit.dueAt) : Infinity);
  return tasks
    .filter(({ state }) => state !== 'DONE' && state !== 'CANCELLED')
    .sort((a, b) => rank(a) - rank(b) || due(a) - due(b) || (a.taskId < b.taskId ? -1 : 1));
}
