import { element, setText } from '../page/element.js';
import { t, word } from '../language/language.js';

/** How often, and how many times, an undecided command is asked for. */
const ASK_MILLIS = 1_000;
const MOST_QUESTIONS = 60;

/** Fields of a command that a person at a desk can give; a move that needs another has no form. */
const INPUTS = {
  reason: () => element('textarea', { rows: 2, maxlength: 4000 }),
  photos: () => element('input', { type: 'text' }),
  'target.department': (city) => choice(city.listDepartments()),
  'target.standard': () => element('input', { type: 'text' }),
  'target.category': () => element('input', { type: 'text' }),
  'target.caseId': () => element('input', { type: 'text' }),
  'target.until': () => element('input', { type: 'datetime-local' }),
};

/**
 * The moves that this person may make with one case now, as buttons; a move that needs something
 * opens a form. Each command says which version of the case was seen, so nobody moves a case that
 * has meanwhile changed without being told.
 */
export class CaseMoves {
  #session;
  #city;
  #id;
  #allowed = null;
  #open = null;
  #key = null;
  #moves = element('div.moves', { 'data-testid': 'case-moves' });
  #outcome = element('p.outcome', { 'data-testid': 'move-outcome', role: 'status' });

  /** @param city gives the city's content as it is known now */
  constructor(session, city, id) {
    this.#session = session;
    this.#city = city;
    this.#id = id;
  }

  /** What stands in the drawer; the same nodes each time, so that what was typed stays. */
  get nodes() {
    return [this.#moves, this.#outcome];
  }

  /** Asks anew what is allowed unless a form is open: what its reader saw must not change. */
  async load() {
    if (this.#open !== null) {
      return;
    }
    const response = await this.#session.get(this.#path()).catch(() => null);
    this.#allowed = response?.ok ? await response.json() : null;
    this.#render();
  }

  #path() {
    return `/v1/cases/${encodeURIComponent(this.#id)}/moves`;
  }

  #render() {
    const possible = (this.#allowed?.moves ?? []).filter(({ needs }) =>
      needs.every((need) => need in INPUTS));
    this.#moves.dataset.version = this.#allowed?.version ?? '';
    this.#moves.replaceChildren(...possible.map((row) =>
      this.#open === row.move ? this.#form(row) : this.#button(row)));
  }

  #button(row) {
    const choose = () => {
      this.#open = row.move;
      this.#key = newKey();
      this.#render();
      this.#moves.querySelector('form input, form textarea, form select, form button').focus();
    };
    return element('button', { type: 'button', 'data-testid': `move-${row.move}`, onclick: choose },
      word('move', row.move));
  }

  #form(row) {
    const fields = row.needs.map((need) => [need, INPUTS[need](this.#city())]);
    const send = (event) => {
      event.preventDefault();
      this.#send(row.move, fields);
    };
    return element('form', { 'data-testid': 'move-form', onsubmit: send },
      element('strong', {}, word('move', row.move)),
      ...fields.map(([need, input]) => {
        input.required = true;
        input.dataset.testid = `move-field-${need}`;
        return element('label', {}, word('need', need), input);
      }),
      element('button', { type: 'submit', 'data-testid': 'move-send' }, t('move.send')),
      element('button', { type: 'button', 'data-testid': 'move-cancel', onclick: () => this.#leave() },
        t('move.cancel')));
  }

  #leave() {
    this.#open = null;
    this.load();
  }

  async #send(move, fields) {
    const body = commandOf(move, this.#allowed.version, fields);
    let response = await this.#session.post(this.#path(), body, this.#key).catch(() => null);
    let answer = await this.#show(response);
    for (let asked = 0; response?.status === 202 && asked < MOST_QUESTIONS; asked++) {
      await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
      const place = `${this.#path()}/${encodeURIComponent(answer.commandId)}`;
      response = await this.#session.get(place).catch(() => response);
      answer = response.status === 202 ? answer : await this.#show(response);
    }
    if (response !== null && this.#outcome.dataset.result !== 'INVALID') {
      this.#leave();
    }
  }

  /** Says what became of the command, and gives what the server answered. */
  async #show(response) {
    const answer = (await response?.json().catch(() => null)) ?? {};
    const result = response === null ? 'UNREACHABLE' : resultOf(response.status, answer);
    this.#outcome.dataset.result = result;
    setText(this.#outcome, t(`outcome.${result}`, {
      state: word('state', answer.state ?? ''),
      detail: this.#detail(answer),
      changed: names((answer.changed ?? []).map(({ move }) => move)),
      allowed: names(answer.allowed ?? []),
    }));
    return answer;
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
    if (need === 'photos') {
      body.photos = [value];
    } else if (need === 'target.until') {
      (body.target ??= {}).until = new Date(value).toISOString();
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

function names(moves) {
  return moves.map((move) => word('move', move)).join(', ') || '–';
}

/** A key for one command, kept when it is sent again because no answer came. */
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function choice(departments) {
  return element('select', {},
    ...departments.map(({ id, name }) => element('option', { value: id }, name)));
}
