import { element, part } from '../page/element.js';
import { t, word } from '../language/language.js';
import { newKey } from '../session/key.js';

/** Who takes down what is called in. */
const DESK = ['OPERATOR', 'DUTY_OFFICER', 'DISPATCHER', 'SUPERVISOR'];
/** Who may tell of contacts with the hotline, which may come from anywhere in the city. */
const ANSWERING = 'OPERATOR';
const EVERYWHERE = '*';
const SOURCES = ['HOTLINE', 'LEADER', 'TRANSFER'];
const LONGEST = 4_000;
/** As exact as the middle of a map is that somebody moved there. */
const ACCURACY_METERS = 20;

/** True for whoever files by hand what somebody called in, or what another office sent. */
export function filesByHand(user) {
  return user.roles.some((role) => DESK.includes(role));
}

/**
 * The 12345 desk's form: what was reported to a person becomes a case. The place is the middle of
 * the map, or none; then the case waits for it on the manual desk. What was typed stays until it
 * was taken, and is sent again under the same key when nobody answers.
 */
export class FilingForm {
  #session;
  #city;
  #drawer;
  #middle;
  #mark;
  #openCase;
  #key = newKey();
  #position = null;
  #state = 'idle';
  #detail = '';
  #caseId = '';
  #fields = null;

  /**
   * @param city gives the city's content as it is known now
   * @param middle gives `{lon, lat}` in the middle of what is seen of the map
   * @param mark rings a position on the map; null takes the ring off
   * @param openCase shows a case; resolves to false while it cannot be seen yet
   */
  constructor(session, { city, drawer, middle, mark, openCase }) {
    this.#session = session;
    this.#city = city;
    this.#drawer = drawer;
    this.#middle = middle;
    this.#mark = mark;
    this.#openCase = openCase;
    const button = part('filing-open');
    button.hidden = false;
    button.addEventListener('click', () => {
      this.#mark(this.#position);
      this.#drawer.open('filing', '', () => this.#render());
      this.#fields.category.focus();
    });
  }

  #render() {
    this.#fields ??= this.#makeFields();
    this.#nameChoices();
    const { source, category, description, externalId } = this.#fields;
    const labelled = (key, input) => element('label', {}, t(key), input);
    return [
      element('header', {}, element('h2', {}, t('filing.title'))),
      element('section.moves', {},
        element('form', { 'data-testid': 'filing-form', onsubmit: (event) => this.#send(event) },
          labelled('filing.source', source),
          labelled('filing.category', category),
          labelled('filing.description', description),
          labelled('filing.externalId', externalId),
          element('div', { 'data-testid': 'filing-place', 'data-placed': String(this.#position !== null) },
            this.#placeText()),
          element('button', { type: 'button', 'data-testid': 'filing-take-place', onclick: () => this.#takePlace() },
            t('filing.takePlace')),
          element('button', { type: 'submit', 'data-testid': 'filing-send', disabled: this.#state === 'asked' && '' },
            t('filing.send'))),
        element('p.outcome', { 'data-testid': 'filing-outcome', 'data-state': this.#state, role: 'status' },
          this.#state === 'idle' ? '' : t(`filing.${this.#state}`, { id: this.#caseId, detail: this.#detail })),
        this.#caseId === '' ? null
          : element('button', { type: 'button', 'data-testid': 'filing-show', onclick: () => this.#openCase(this.#caseId) },
            t('filing.show'))),
    ].filter(Boolean);
  }

  #makeFields() {
    return {
      source: element('select', { 'data-testid': 'filing-source' },
        ...SOURCES.map((source) => element('option', { value: source }))),
      category: element('select', { 'data-testid': 'filing-category', required: '' },
        element('option', { value: '' }),
        ...this.#city().listCategories().map(({ code }) => element('option', { value: code }))),
      description: element('textarea', { 'data-testid': 'filing-description', rows: 4, maxlength: LONGEST }),
      externalId: element('input', { 'data-testid': 'filing-external-id', type: 'text', maxlength: 200 }),
    };
  }

  /** The same nodes in another language: what was chosen stays. */
  #nameChoices() {
    for (const option of this.#fields.source.options) {
      option.textContent = word('source', option.value);
    }
    for (const option of this.#fields.category.options) {
      option.textContent = option.value === '' ? '' : `${option.value} ${this.#city().categoryName(option.value)}`;
    }
  }

  #placeText() {
    return this.#position === null
      ? t('filing.nowhere')
      : t('filing.placed', { lon: this.#position.lon.toFixed(5), lat: this.#position.lat.toFixed(5) });
  }

  #takePlace() {
    this.#position = { ...this.#middle(), accuracyMeters: ACCURACY_METERS };
    this.#mark(this.#position);
    this.#show(this.#state);
  }

  async #send(event) {
    event.preventDefault();
    this.#caseId = '';
    this.#show('asked');
    const response = await this.#session.post('/v1/reports', this.#report(), this.#key).catch(() => null);
    const answer = (await response?.json().catch(() => null)) ?? {};
    if (response?.status === 202) {
      this.#caseId = answer.caseId;
      await this.#nameCase(this.#fields.externalId.value, answer.caseId);
      this.#begin();
      this.#show('taken');
    } else if (response === null || response.status >= 500) {
      this.#show('unreachable');
    } else {
      // It was refused: what is sent next is another wish.
      this.#key = newKey();
      this.#detail = (answer.errors ?? []).map(({ field, message }) => `${field} ${message}`).join('; ')
        || answer.detail || '';
      this.#show('refused');
    }
  }

  /**
   * Where the number is that of a contact with the hotline, the contact learns its case. It need
   * not be one; and the case is filed whether or not the contact can be told.
   */
  async #nameCase(number, caseId) {
    const { roles, areas } = this.#session.user;
    if (number === '' || !roles.includes(ANSWERING) || !areas.includes(EVERYWHERE)) {
      return;
    }
    const found = await this.#session.get(`/v1/contacts?id=${encodeURIComponent(number)}`).catch(() => null);
    const { items } = found?.ok ? await found.json() : { items: [] };
    for (const { id, channel, arrivedAt } of items) {
      await this.#session.post('/v1/contacts', { contactId: id, channel, arrivedAt, caseId }, newKey())
        .catch(() => null);
    }
  }

  #report() {
    const { source, category, description, externalId } = this.#fields;
    const report = { source: source.value, category: category.value, description: description.value };
    if (externalId.value !== '') {
      report.externalId = externalId.value;
    }
    return this.#position === null ? report : { ...report, position: this.#position };
  }

  /** The next call begins with an empty form. */
  #begin() {
    this.#key = newKey();
    this.#position = null;
    this.#mark(null);
    this.#fields.category.value = '';
    this.#fields.description.value = '';
    this.#fields.externalId.value = '';
  }

  #show(state) {
    this.#state = state;
    this.#drawer.changed('filing', '');
  }
}
