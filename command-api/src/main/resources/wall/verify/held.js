import { element, part, setText } from '../page/element.js';
import { nameOf, number, t } from '../language/language.js';
import { drawSmall, toJpeg } from './photo.js';
import { metersBetween } from './where.js';
import { meters, question } from './words.js';

const MINUTE_MILLIS = 60_000;
const SECOND_MILLIS = 1_000;
const VERDICTS = ['YES', 'NO', 'CANNOT_TELL'];

/** The tasks that the citizen has, each with its time left and the form of its answer. */
export class Held {
  #desk;
  #where;
  #onAnswer;
  #onGiveBack;
  #onFilledIn;
  #rules = null;
  /** How far the clock of the server is ahead of this phone's. */
  #aheadMillis = 0;
  /** By task: what is shown of it. A form that is being filled in is not made anew. */
  #shown = new Map();

  /** @param onFilledIn called when something was filled in: what was said before holds no more */
  constructor(desk, { where, onAnswer, onGiveBack, onFilledIn }) {
    this.#desk = desk;
    this.#where = where;
    this.#onAnswer = onAnswer;
    this.#onGiveBack = onGiveBack;
    this.#onFilledIn = onFilledIn;
    setInterval(() => this.#tick(), SECOND_MILLIS);
  }

  async load() {
    const answer = await this.#desk.held();
    this.#aheadMillis = Date.parse(answer.now) - Date.now();
    this.#rules = answer.rules;
    const known = this.#shown;
    this.#shown = new Map();
    for (const task of answer.tasks) {
      this.#shown.set(task.taskId, known.get(task.taskId) ?? this.#card(task));
    }
    part('held-list').replaceChildren(...[...this.#shown.values()].map((card) => card.item));
    this.#tick();
    this.measure();
  }

  /** The language has changed: the words are written anew, what was filled in is kept. */
  translate() {
    this.#shown.forEach((card) => card.words.forEach(([target, text]) => setText(target, text())));
    this.#tick();
    this.measure();
  }

  /** The citizen has moved. */
  measure() {
    const place = this.#where.place;
    for (const { task, distance } of this.#shown.values()) {
      const apart = place === null ? null : metersBetween(place, task.position);
      const isFar = apart !== null && apart > this.#rules.nearMeters + (place.accuracyMeters ?? 0);
      distance.classList.toggle('far', isFar);
      const key = isFar ? 'verify.tooFar' : 'verify.distance';
      const near = meters(this.#rules.nearMeters);
      setText(distance, apart === null ? t('verify.firstWhere') : t(key, { distance: meters(apart), near }));
    }
  }

  #tick() {
    setText(part('held-count'), this.#shown.size === 0 ? '' : `(${number(this.#shown.size)})`);
    for (const { task, left } of this.#shown.values()) {
      const millis = Math.max(0, Date.parse(task.heldUntil) - Date.now() - this.#aheadMillis);
      const minutes = Math.floor(millis / MINUTE_MILLIS);
      const seconds = Math.floor((millis % MINUTE_MILLIS) / SECOND_MILLIS);
      left.classList.toggle('late', minutes < 5);
      const clock = `${number(minutes)}:${String(seconds).padStart(2, '0')}`;
      setText(left, millis === 0 ? t('verify.over') : t('verify.left', { clock }));
    }
  }

  #card(task) {
    const words = [];
    const worded = (made, text) => {
      words.push([made, text]);
      setText(made, text());
      return made;
    };
    const card = {
      task,
      words,
      distance: element('span', { 'data-testid': 'held-distance' }),
      left: element('span', { 'data-testid': 'time-left', role: 'timer' }),
      canvas: element('canvas', { hidden: '', role: 'img' }),
      photo: null,
    };
    const chosen = worded(element('p.sub', { 'data-testid': 'photo-state', role: 'status' }), () =>
      t(card.photo === null ? 'verify.photoNeeded' : 'verify.photoReady'),
    );
    const input = element('input', {
      type: 'file',
      accept: 'image/jpeg,image/png,image/webp',
      capture: 'environment',
      'data-testid': 'photo',
      onchange: () => this.#choose(card, input.files[0], chosen),
    });
    const send = worded(
      element('button.strong', { type: 'submit', 'data-testid': 'answer' }),
      () => t('verify.send'),
    );
    const back = worded(
      element('button.quiet', { type: 'button', 'data-testid': 'give-back' }),
      () => t('verify.giveBack'),
    );
    back.addEventListener('click', () => this.#alone([send, back], () => this.#onGiveBack(task)));
    const form = element(
      'form',
      { novalidate: '', class: 'task' },
      element('label', {}, worded(element('span'), () => t('verify.photo')), input),
      card.canvas,
      chosen,
      this.#verdicts(task, worded),
      send,
      back,
    );
    form.addEventListener('change', () => this.#onFilledIn());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const verdict = new FormData(form).get('verdict');
      this.#alone([send, back], () => this.#onAnswer(task, verdict, card.photo));
    });
    card.item = element(
      'li.task',
      { 'data-testid': 'held-task', 'data-id': task.taskId },
      worded(element('h2'), () => nameOf(task.categoryNames, task.category)),
      worded(element('p'), () => question(task)),
      element('p.facts', {}, card.distance, card.left),
      form,
    );
    return card;
  }

  #verdicts(task, worded) {
    const choices = VERDICTS.map((verdict) =>
      element(
        'label',
        {},
        element('input', { type: 'radio', name: 'verdict', value: verdict, 'data-testid': `verdict-${verdict}` }),
        worded(element('span'), () => t(`verify.verdict.${verdict}`)),
      ),
    );
    return element('fieldset', {}, worded(element('legend'), () => t('verify.found')), choices);
  }

  async #choose(card, file, state) {
    card.photo = null;
    card.canvas.hidden = true;
    if (file !== undefined) {
      const drawn = await drawSmall(file, card.canvas);
      card.canvas.hidden = !drawn;
      card.canvas.setAttribute('aria-label', t('verify.photo'));
      // What this browser cannot draw is sent as it is; the server says whether it can use it.
      card.photo = drawn ? await toJpeg(card.canvas) : file;
    }
    setText(state, t(card.photo === null ? 'verify.photoNeeded' : 'verify.photoReady'));
  }

  async #alone(buttons, action) {
    buttons.forEach((button) => {
      button.disabled = true;
    });
    await action();
    buttons.forEach((button) => {
      button.disabled = false;
    });
  }
}
