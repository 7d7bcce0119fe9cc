import { element, setText } from '../page/element.js';
import { number, t } from '../language/language.js';

const CENTER = ['OPERATOR', 'DUTY_OFFICER', 'DISPATCHER', 'SUPERVISOR'];
/** From this share of its limit on, a department is told apart before it is full. */
const NEAR = 0.8;

/** True for whoever sends cases to departments. */
export function seesLoads(user) {
  return user.roles.some((role) => CENTER.includes(role));
}

/** How a department stands: `open` without a limit, else `room`, `near` or `full`. */
export function standing({ inHand, limit }) {
  if (limit === undefined) {
    return 'open';
  }
  return inHand >= limit ? 'full' : inHand >= NEAR * limit ? 'near' : 'room';
}

/**
 * What the departments have in hand beside what they can have, and how much of it is overdue; who
 * comes nearest to its limit first. Departments with nothing in hand and no limit are left out.
 */
export class DepartmentLoads {
  #model;
  #get;
  #list;
  #answer = null;
  #stale = false;

  /**
   * @param get asks the server for a path
   * @param list where the departments are shown
   */
  constructor(model, { get, list }) {
    this.#model = model;
    this.#get = get;
    this.#list = list;
  }

  async read() {
    const response = await this.#get('/v1/departments/loads').catch(() => null);
    this.#stale = !response?.ok;
    this.#answer = response?.ok ? await response.json() : this.#answer;
  }

  /** Shows what was read last; answers what stands below it: how old it is when it is not live. */
  render() {
    this.#list.dataset.stale = this.#stale;
    this.#list.replaceChildren(...this.#shown().map((load) => this.#row(load)));
    if (this.#answer === null) {
      return this.#stale ? t('loads.away') : '';
    }
    const time = this.#model.city.timeOfDay(this.#answer.asOf);
    return this.#stale ? t('worklist.stale', { time }) : t('loads.foot');
  }

  #shown() {
    return (this.#answer?.departments ?? []).filter(({ inHand, limit, overdue }) =>
      limit !== undefined || inHand > 0 || overdue > 0);
  }

  #row(load) {
    const state = standing(load);
    return element(
      'li.load',
      { 'data-testid': 'load-row', 'data-id': load.department, 'data-state': state },
      element('div.what', {},
        element('div.title', {}, this.#model.city.departmentName(load.department)),
        load.limit === undefined ? null : gauge(load)),
      element('div.figures-of-load', {},
        element('span.in-hand', { 'data-testid': 'load-in-hand' },
          element('b', {}, number(load.inHand)),
          load.limit === undefined ? '' : ` / ${number(load.limit)}`),
        element('span.sub', {}, [
          state === 'full' ? t('loads.full') : '',
          load.overdue > 0 ? t('loads.overdue', { count: number(load.overdue) }) : '',
        ].filter(Boolean).join(' · '))),
    );
  }
}

function gauge({ inHand, limit }) {
  const fill = element('i');
  fill.style.width = `${Math.min(100, (100 * inHand) / limit)}%`; // The page's policy lets no markup carry styles.
  return element('div.gauge', {
    role: 'meter', 'aria-valuemin': 0, 'aria-valuemax': limit, 'aria-valuenow': inHand,
    'aria-label': t('loads.inHand'),
  }, fill);
}

/** The button that shows the loads in the place of the list, and back. */
export function loadsChip(isOpen, onToggle) {
  const chip = element('button.chip', {
    type: 'button', 'data-testid': 'loads', 'aria-pressed': String(isOpen), onclick: onToggle,
  });
  setText(chip, t('loads.title'));
  return chip;
}
