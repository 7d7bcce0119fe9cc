import { newestFirst } from '../feed/order.js';
import { element, part, setText, throttled } from '../page/element.js';
import { nameOf, number, onLanguage, t, word } from '../language/language.js';
import { levelSvg, LEVELS } from '../map/symbols.js';
import { newKey } from '../session/key.js';

/** More than these would hide the map; how many more there are is said. */
const SHOWN = 3;
const AREAS_NAMED = 3;
const RENDER_MILLIS = 150;
/** What the server answers when it has followed, and when it has only taken, a command. */
const FOLLOWED = 200;
const UNDECIDED = 202;
/** How often, and how many times, an undecided command is asked for. */
const ASK_MILLIS = 1_000;
const MOST_QUESTIONS = 30;
/** The shift may take any warning in hand. */
const SHIFT = ['DUTY_OFFICER', 'SUPERVISOR'];

/**
 * The city's open warnings, the worst first: how bad, where, what to do, for whom, since when, and who
 * has it in hand. Only the first stands there whole; the others are a line each, with what must be
 * done about them, until somebody unfolds them: the map is to stay visible on the worst day. Nothing
 * is there when there is none.
 */
export class WarningsPanel {
  #model;
  #post;
  #panel = part('warnings');
  #list = part('warning-list');
  #keys = new Map();
  #asked = new Map();
  #unfolded = new Set();
  changed = throttled(() => this.#render(), RENDER_MILLIS);

  /** @param post sends JSON: (path, body, key) resolves to the Response */
  constructor(model, post) {
    this.#model = model;
    this.#post = post;
    onLanguage(() => this.#render());
    this.#render();
  }

  #render() {
    const open = worstFirst(this.#model.store.listWarnings());
    this.#panel.hidden = open.length === 0;
    this.#panel.dataset.count = open.length;
    this.#list.replaceChildren(
      ...open.slice(0, SHOWN).map((warning, place) => this.#row(warning, place === 0)));
    const more = open.length - SHOWN;
    part('warnings-more').hidden = more <= 0;
    setText(part('warnings-more'), t('warnings.more', { count: number(Math.max(0, more)) }));
  }

  #row(warning, isFirst) {
    const { city } = this.#model;
    const isWhole = isFirst || this.#unfolded.has(warning.warningId);
    const level = t('warnings.level', { level: word('warningLevel', warning.level) });
    return element(
      'li.warning',
      {
        'data-testid': 'warning',
        'data-id': warning.warningId,
        'data-level': warning.level,
        'data-hand': warning.acknowledgedAt === null ? 'nobody' : 'somebody',
        'data-folded': String(!isWhole),
      },
      element('div.grade', {}, levelSvg(warning.level), element('strong', {}, level)),
      element(
        'div.what',
        {},
        element('div.title', { 'data-testid': 'warning-title' },
          element('span.name', {}, nameOf(warning.title)),
          isFirst ? null : this.#fold(warning, isWhole)),
        element('div.do', { 'data-testid': 'warning-instruction' }, nameOf(warning.instruction)),
        element(
          'div.sub.for',
          { 'data-testid': 'warning-for' },
          t('warnings.for', { whom: recipientsOf(warning, city).join(', ') }),
        ),
        element(
          'div.sub',
          { 'data-testid': 'warning-sub' },
          `${this.#areas(warning)} · ${t('warnings.since', { time: city.timeOfDay(warning.since) })} · ${this.#validity(warning)}`,
        ),
      ),
      element('div.hand', {}, this.#hand(warning)),
    );
  }

  #fold(warning, isWhole) {
    const id = warning.warningId;
    return element(
      'button.fold',
      {
        type: 'button',
        'data-testid': 'warning-fold',
        'aria-expanded': String(isWhole),
        'aria-label': t(isWhole ? 'warnings.fold' : 'warnings.unfold', { title: nameOf(warning.title) }),
        onclick: () => {
          isWhole ? this.#unfolded.delete(id) : this.#unfolded.add(id);
          this.#render();
          this.#list.querySelector(`[data-id="${CSS.escape(id)}"] .fold`)?.focus();
        },
      },
      isWhole ? '▴' : '▾',
    );
  }

  #areas({ place }) {
    const { city } = this.#model;
    const named = place.areas.slice(0, AREAS_NAMED).map((code) => city.areaName(code));
    const more = place.areas.length - named.length;
    return named.join(', ') + (more > 0 ? ` +${number(more)}` : '');
  }

  /** A warning that outlived its time is not true any more: the job that ends it is silent. */
  #validity({ validUntil }) {
    const isOver = Date.parse(validUntil) < this.#model.serverNow();
    return t(isOver ? 'warnings.over' : 'warnings.until', {
      time: this.#model.city.timeOfDay(validUntil),
    });
  }

  #hand(warning) {
    if (warning.acknowledgedAt !== null) {
      const time = this.#model.city.timeOfDay(warning.acknowledgedAt);
      return element('span.taken', { 'data-testid': 'warning-hand' },
        t('warnings.inHand', { who: warning.acknowledgedBy, time }));
    }
    const waits = element('span.waits', { 'data-testid': 'warning-hand' },
      t(warning.escalated ? 'warnings.escalated' : 'warnings.nobody'));
    return mayAcknowledge(this.#model.user, warning) ? [waits, this.#button(warning)] : waits;
  }

  #button(warning) {
    const asked = this.#asked.get(keyOf(warning));
    return element(
      'button',
      {
        type: 'button',
        'data-testid': 'warning-acknowledge',
        'aria-label': t('warnings.acknowledgeThis', { title: nameOf(warning.title) }),
        disabled: asked === 'asked' ? '' : null,
        onclick: () => this.#acknowledge(warning),
      },
      t(asked === 'failed' ? 'warnings.again' : 'warnings.acknowledge'),
    );
  }

  async #acknowledge(warning) {
    const id = keyOf(warning);
    const key = this.#keys.get(id) ?? newKey();
    this.#keys.set(id, key);
    this.#asked.set(id, 'asked');
    this.#render();
    const path = `/v1/warnings/${encodeURIComponent(warning.warningId)}/acknowledge`;
    const ask = async () => {
      const response = await this.#post(path, { seenVersion: warning.version }, key).catch(() => null);
      await response?.text().catch(() => ''); // Read to its end, so that the connection is free.
      return response?.status;
    };
    let status = await ask();
    for (let asked = 1; status === UNDECIDED && asked < MOST_QUESTIONS; asked++) {
      await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
      status = await ask(); // The same key: it is followed once.
    }
    // What became of it comes by the feed, for every wall alike. A failure is told here, and that
    // nobody has decided: then the button can be pressed again.
    this.#asked.set(id, status === FOLLOWED ? 'asked' : 'failed');
    this.#render();
  }
}

/** The worst first, then what nobody has in hand, then the newest. */
export function worstFirst(warnings) {
  const open = newestFirst(warnings.filter(({ state }) => state === 'OPEN'), ({ since }) => since);
  const waits = ({ acknowledgedAt }) => (acknowledgedAt === null ? 0 : 1);
  return open.sort((a, b) =>
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || waits(a) - waits(b));
}

/** Whom it is for, by name: departments, then roles; those too who were told when nobody had it. */
export function recipientsOf({ departments, roles }, city) {
  return [
    ...departments.map((id) => city.departmentName(id)),
    ...roles.map((role) => word('role', role)),
  ];
}

/** As the server decides it: by role, by department, or who runs the shift. */
export function mayAcknowledge(user, { roles, departments }) {
  return user.roles.some((role) => SHIFT.includes(role) || roles.includes(role)) ||
    departments.includes(user.department);
}

/** A level that rose has to be taken in hand anew. */
function keyOf({ warningId, levelSince }) {
  return `${warningId}@${levelSince}`;
}
