import { element, setText } from '../page/element.js';
import { t, word } from '../language/language.js';
import { newKey } from '../session/key.js';

/** How often, and how many times, an undecided command is asked for. */
const ASK_MILLIS = 1_000;
const MOST_QUESTIONS = 60;

/** Fields of a command that a person at a desk can give; a move that needs another has no form. */
const INPUTS = {
  reason: () => element('textarea', { rows: 2, maxlength: 4000 }),
  photos: () => element('input', { type: 'text' }),
  'target.department': (city, hints) => departments(city, hints),
  'target.standard': () => element('input', { type: 'text' }),
  'target.category': () => element('input', { type: 'text' }),
  'target.caseId': () => element('input', { type: 'text' }),
  'target.until': () => element('input', { type: 'datetime-local' }),
  'target.flag': () => choice(FLAGS.map((flag) => ({ id: flag, name: word('flag', flag) }))),
  'target.rating': () => choice(RATINGS.map((said) => ({ id: said, name: word('satisfaction', said) }))),
  'target.link': () => element('input', { type: 'text' }),
  'target.step': (city, hints) => choice(hints.steps ?? []),
  'target.cents': () => element('input', { type: 'number', step: '0.01' }),
};
const FLAGS = ['SIMILAR', 'URGENT', 'TYPICAL'];
const RATINGS = ['SATISFIED', 'FAIRLY_SATISFIED', 'NOT_SATISFIED'];
/** Fields that a move may have and does not need. */
const OPTIONAL = { CALL_BACK: ['reason'] };

/** In what words it is spoken of cases, and of tasks of the office. */
export const OF_CASES = { move: 'move', state: 'state', thing: 'case' };
export const OF_TASKS = { move: 'officeAct', state: 'officeState', thing: 'task' };

/**
 * The moves that this person may make with one case, or task, now, as buttons; a move that needs something
 * opens a form. Each command says which version of it was seen, so nobody moves what
 * has meanwhile changed without being told. What was typed stays until it has moved or the
 * form is left, also into the form of another move when the first is no longer possible.
 */
export class MoveForms {
  #session;
  #city;
  #place;
  #words;
  #hints;
  #allowed = null;
  #open = null;
  #seen = 0;
  #key = null;
  #typed = {};
  #moves;
  #outcome = element('p.outcome', { 'data-testid': 'move-outcome', role: 'status' });

  /**
   * @param city gives the city's content as it is known now
   * @param place of the thing at the API, such as `/v1/cases/C1`
   * @param words {@link OF_CASES} or {@link OF_TASKS}
   * @param hints gives what a field may already hold, by field, `departments` in question, and
   *     `steps` there are to choose from
   */
  constructor(session, city, place, words, hints) {
    this.#session = session;
    this.#city = city;
    this.#place = `${place}/moves`;
    this.#words = words;
    this.#hints = hints;
    this.#moves = element('div.moves', { 'data-testid': `${words.thing}-moves` });
  }

  /** What stands in the drawer; the same nodes each time, so that what was typed stays. */
  get nodes() {
    return [this.#moves, this.#outcome];
  }

  /** Asks anew what is allowed unless a form is open: what its reader saw must not change. */
  async load() {
    if (this.#open === null) {
      await this.#ask();
    }
  }

  /** Asks what is allowed. When nobody answers, what was known stays as long as a form is open. */
  async #ask() {
    const response = await this.#session.get(this.#place).catch(() => null);
    const allowed = response?.ok ? await response.json() : null;
    this.#allowed = allowed ?? (this.#open === null ? null : this.#allowed);
    this.#render();
  }

  #possible() {
    return (this.#allowed?.moves ?? []).filter(({ needs }) => needs.every((need) => need in INPUTS));
  }

  #render() {
    const possible = this.#possible();
    this.#moves.dataset.version = this.#allowed?.version ?? '';
    const gone = this.#open !== null && !possible.some(({ move }) => move === this.#open.move);
    this.#moves.replaceChildren(
      ...(gone ? [this.#form(this.#open, true)] : []),
      ...possible.map((row) =>
        this.#open?.move === row.move ? this.#form(row, false) : this.#button(row)));
  }

  #button(row) {
    const choose = () => {
      this.#open = row;
      this.#seen = Math.max(this.#seen, this.#allowed.version);
      this.#key = newKey();
      this.#render();
      this.#moves.querySelector('form input, form textarea, form select, form button').focus();
    };
    return element('button', { type: 'button', 'data-testid': `move-${row.move}`, onclick: choose },
      this.#named(row.move));
  }

  /** @param gone the move is no longer possible; what was typed can still be read and taken along */
  #form(row, gone) {
    const fields = [
      ...row.needs.map((need) => [need, this.#input(need, true)]),
      ...(OPTIONAL[row.move] ?? []).map((field) => [field, this.#input(field, false)]),
    ];
    const send = (event) => {
      event.preventDefault();
      this.#send(row.move, fields);
    };
    return element('form', { 'data-testid': 'move-form', 'data-move': row.move, 'data-gone': String(gone), onsubmit: send },
      element('strong', {}, this.#named(row.move)),
      gone ? element('p', {}, t('move.gone')) : null,
      ...fields.map(([need, input]) => element('label', {}, word('need', need), input)),
      element('button', { type: 'submit', 'data-testid': 'move-send', disabled: gone && '' }, t('move.send')),
      element('button', { type: 'button', 'data-testid': 'move-cancel', onclick: () => this.#leave() },
        t('move.cancel')));
  }

  #input(need, required) {
    const hints = this.#hints();
    const input = INPUTS[need](this.#city(), hints);
    input.required = required;
    input.dataset.testid = `move-field-${need}`;
    const held = this.#typed[need] ?? hints[need];
    if (held) {
      input.value = held;
    }
    input.addEventListener('input', () => {
      this.#typed[need] = input.value;
    });
    return input;
  }

  #leave() {
    this.#open = null;
    this.#seen = 0;
    this.#typed = {};
    this.load();
  }

  async #send(move, fields) {
    const body = commandOf(move, this.#seen, fields);
    let response = await this.#session.post(this.#place, body, this.#key).catch(() => null);
    let answer = await this.#show(response);
    for (let asked = 0; response?.status === 202 && asked < MOST_QUESTIONS; asked++) {
      await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
      const place = `${this.#place}/${encodeURIComponent(answer.commandId)}`;
      response = await this.#session.get(place).catch(() => response);
      answer = response.status === 202 ? answer : await this.#show(response);
    }
    await this.#goOn(response, answer);
  }

  /**
   * The form closes when the thing has moved. When it was refused, what was typed stays; the sender
   * has been told what changed, so the next attempt is a new command that knows of it. While it is
   * open whether it was taken, the same command is sent again.
   */
  async #goOn(response, answer) {
    if (response?.status === 200) {
      this.#leave();
    } else if (response?.status === 409 || response?.status === 404) {
      this.#key = newKey();
      this.#seen = Math.max(this.#seen, answer.version ?? 0);
      await this.#ask();
    }
  }

  /** Says what became of the command, and gives what the server answered. */
  async #show(response) {
    const answer = (await response?.json().catch(() => null)) ?? {};
    const result = response === null ? 'UNREACHABLE' : resultOf(response.status, answer);
    this.#outcome.dataset.result = result;
    setText(this.#outcome, t(`outcome.${result}`, {
      state: answer.state ? word(this.#words.state, answer.state) : '',
      detail: this.#detail(answer),
      changed: this.#names((answer.changed ?? []).map(({ move }) => move)),
      allowed: this.#names(answer.allowed ?? []),
    }));
    return answer;
  }

  #named(move) {
    return word(this.#words.move, move);
  }

  #names(moves) {
    return moves.map((move) => this.#named(move)).join(', ') || '–';
  }

  #detail(answer) {
    const chinese = document.documentElement.dataset.language === 'zh';
    return (chinese && answer.detailZh) || answer.detail || '';
  }
}

/** The request's body: `target.until` and the like go into `target`. */
export function commandOf(move, expectedVersion, fields) {
  const body = { move, expectedVersion };
  for (const [need, input] of fields) {
    const value = input.value.trim();
    if (value === '' && !input.required) {
      continue;
    }
    if (need === 'photos') {
      body.photos = [value];
    } else if (need === 'target.until') {
      (body.target ??= {}).until = new Date(value).toISOString();
    } else if (need === 'target.step') {
      (body.target ??= {}).step = Number(value);
    } else if (need === 'target.cents') {
      (body.target ??= {}).cents = Math.round(Number(value) * 100);
    } else if (need.startsWith('target.')) {
      (body.target ??= {})[need.slice('target.'.length)] = value;
    } else {
      body[need] = value;
    }
  }
  return body;
}

function resultOf(status, { result }) {
  if (status === 202) {
    return 'TAKEN';
  }
  return status === 200 || status === 409 ? (result ?? 'INVALID') : 'INVALID';
}

/** All departments, those in question first. */
function departments(city, hints) {
  const all = city.listDepartments();
  const first = hints.departments ?? [];
  const rank = ({ id }) => (first.includes(id) ? first.indexOf(id) : first.length);
  return choice([...all].sort((one, other) => rank(one) - rank(other)));
}

function choice(options) {
  return element('select', {},
    ...options.map(({ id, name }) => element('option', { value: id }, name)));
}
