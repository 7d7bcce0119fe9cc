import { element, setText } from '../page/element.js';
import { language, nameOf, t, word } from '../language/language.js';
import { newKey } from '../session/key.js';
import { subjectName } from './finding-text.js';

/** Who draws up tasks and starts plans. */
const DRAWERS = ['DUTY_OFFICER', 'SUPERVISOR'];
/** Of a command: it made the task, now or before. */
const MADE = ['FOLLOWED', 'REPEATED'];
const UNITS = ['WORKING_DAYS', 'WORKING_HOURS', 'EMERGENCY_HOURS'];
const DISTRICT = 1;

/**
 * What the center makes of a finding in the office: one task, or all those of a campaign or plan, in
 * the district of the finding. They name it as their origin; those that there are lead to them.
 */
export class FindingOffice {
  #session;
  #model;
  #ways;
  #open = null;
  #key = null;
  #plans = [];
  #form = element('div.moves', { 'data-testid': 'finding-office' });
  #outcome = element('p.outcome', { 'data-testid': 'finding-office-outcome', role: 'status' });
  #finding = null;

  /** @param ways `pickTask` opens a task */
  constructor(session, model, ways) {
    this.#session = session;
    this.#model = model;
    this.#ways = ways;
  }

  /** Nodes for the drawer; the same each time, so that what was typed stays. */
  render(finding) {
    this.#finding = finding;
    if (this.#open === null) {
      this.#show();
    }
    return [this.#tasks(), this.#form, this.#outcome];
  }

  /** The tasks that came from the finding, as far as this person sees them. */
  #tasks() {
    const origin = originOf(this.#finding);
    const tasks = this.#model.store.listTasks().filter(({ brief }) => brief.origin === origin);
    return element('ul.evidence', { 'data-testid': 'finding-tasks' }, ...tasks.map((task) =>
      element('li', {}, element('button.quiet', {
        type: 'button',
        'data-testid': 'finding-to-task',
        'data-id': task.taskId,
        onclick: () => this.#ways.pickTask(task.taskId),
      }, `${nameOf(task.brief.names)} · ${word('officeState', task.state)}`))));
  }

  #show() {
    const may = this.#model.user.roles.some((role) => DRAWERS.includes(role)) && this.#finding.state === 'OPEN';
    const form = this.#open === 'task' ? this.#taskForm() : this.#open === 'plan' ? this.#planForm() : null;
    this.#form.replaceChildren(...(!may ? [] : form !== null ? [form] : [
      this.#button('findings.task', 'finding-open-task', () => this.#choose('task')),
      this.#button('findings.plan', 'finding-open-plan', () => this.#choosePlan()),
    ]));
  }

  #choose(what) {
    this.#open = what;
    this.#key = newKey();
    setText(this.#outcome, '');
    this.#show();
    this.#form.querySelector('input, select, button')?.focus();
  }

  async #choosePlan() {
    const response = await this.#session.get('/v1/office/plans').catch(() => null);
    this.#plans = response?.ok ? (await response.json()).items : [];
    this.#choose('plan');
  }

  #taskForm() {
    const name = element('input', { type: 'text', maxlength: 200, required: '', 'data-testid': 'finding-task-name' });
    name.value = subjectName(this.#model.city, this.#finding);
    const department = select(this.#model.city.listDepartments(), 'finding-task-department');
    const amount = element('input', { type: 'number', min: 1, max: 1000, required: '', 'data-testid': 'finding-task-amount' });
    amount.value = 5;
    const unit = select(UNITS.map((id) => ({ id, name: word('limit', id) })), 'finding-task-unit');
    return this.#asForm('findings.task', [
      ['findings.taskName', name], ['need.target.department', department],
      ['office.limit', amount], [null, unit],
    ], () => {
      const names = { zh: name.value, en: name.value };
      return ['/v1/office/tasks', {
        names,
        area: areaOf(this.#model.city, this.#finding),
        department: department.value,
        limit: { amount: Number(amount.value), unit: unit.value },
        origin: originOf(this.#finding),
        steps: [{ names }],
      }, this.#key];
    });
  }

  #planForm() {
    const plan = select(this.#plans.map(({ id, names }) => ({ id, name: nameOf(names) })), 'finding-plan');
    return this.#asForm('findings.plan', [['findings.planName', plan]], () => [
      `/v1/office/plans/${encodeURIComponent(plan.value)}/start`,
      { area: areaOf(this.#model.city, this.#finding), origin: originOf(this.#finding) },
      originOf(this.#finding), // For one finding a plan is started once, whoever does so.
    ]);
  }

  #asForm(title, fields, request) {
    const send = element('button', { type: 'submit', 'data-testid': 'finding-office-send' }, t('move.send'));
    return element('form', {
      'data-testid': 'finding-office-form',
      onsubmit: (event) => {
        event.preventDefault();
        this.#send(send, ...request());
      },
    },
    element('strong', {}, t(title)),
    ...fields.map(([label, input]) => element('label', {}, label === null ? '' : t(label), input)),
    send,
    this.#button('move.cancel', 'finding-office-cancel', () => this.#choose(null)));
  }

  /** The tasks come by the feed; what is said here is whether they will. */
  async #send(button, path, body, key) {
    button.disabled = true;
    const response = await this.#session.post(path, body, key).catch(() => null);
    const answer = (await response?.json().catch(() => null)) ?? {};
    button.disabled = false;
    const result = response === null ? 'unreachable' : resultOf(response, answer);
    this.#outcome.dataset.result = result;
    if (result === 'done' || result === 'again') {
      this.#choose(null);
    }
    setText(this.#outcome, response === null
      ? t('outcome.UNREACHABLE')
      : t(`findings.office.${result}`, { detail: detailOf(answer) }));
  }

  #button(key, testId, onclick) {
    return element('button', { type: 'button', 'data-testid': testId, onclick }, t(key));
  }
}

/** `done`, `again` when all of it was there before, or `failed` when any of it was not made. */
function resultOf(response, { result, tasks }) {
  const results = tasks?.map((task) => task.result ?? 'FOLLOWED') ?? [result ?? 'FOLLOWED'];
  if (!response.ok || results.length === 0 || !results.every((one) => MADE.includes(one))) {
    return 'failed';
  }
  return results.every((one) => one === 'REPEATED') ? 'again' : 'done';
}

/** Why nothing, or not all, was made, in the language of the page as far as the server knows it. */
function detailOf({ detail, detailZh, tasks }) {
  const refused = tasks?.find(({ result }) => result !== undefined && !MADE.includes(result));
  const [en, zh] = refused ? [refused.why, refused.whyZh] : [detail, detailZh];
  return (language() === 'zh' && zh) || en || (tasks?.length === 0 ? t('findings.office.none') : '');
}

function originOf({ findingId }) {
  return `finding:${findingId}`;
}

/** The district of the finding; the whole city where it is of none. */
function areaOf(city, { areaPath }) {
  return areaPath[Math.min(DISTRICT, areaPath.length - 1)] ?? city.content.areas[0].code;
}

function select(options, testId) {
  return element('select', { 'data-testid': testId },
    ...options.map(({ id, name }) => element('option', { value: id }, name)));
}
