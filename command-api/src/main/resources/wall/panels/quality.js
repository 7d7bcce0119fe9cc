import { element, part, setText } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';

const SHOWN = 4;
const REASONS_SHOWN = 2;
const DESK = ['OPERATOR', 'DUTY_OFFICER', 'DISPATCHER', 'SUPERVISOR', 'ADMINISTRATOR'];

/** What was asked longer ago than this may not hold any more. */
const OLD_MILLIS = 60_000;
const MINUTE_MILLIS = 60_000;

/** True for whoever may see how far sources can be believed. */
export function seesQuality(user) {
  return user.roles.some((role) => DESK.includes(role));
}

/**
 * Sources that cannot be believed at the moment: which, how much of what they tell is of use, why
 * the rest is not, and what was the last good value. Nothing is there when all can be.
 */
export class QualityPanel {
  #model;
  #panel = part('quality-panel');
  #list = part('quality-list');
  #items = [];
  #total = 0;
  #askedAt = null;

  constructor(model) {
    this.#model = model;
    onLanguage(() => this.#render());
  }

  /** The suspect sources, the last that was heard of first. */
  take(items, { total = items.length, next } = {}) {
    this.#items = items;
    this.#total = Math.max(total, items.length);
    this.#panel.dataset.more = next !== undefined;
    this.#askedAt = Date.now();
    this.#render();
  }

  /** Time goes on without an answer. */
  grow() {
    if (this.#askedAt !== null) {
      this.#render();
    }
  }

  #render() {
    this.#panel.hidden = this.#items.length === 0;
    this.#panel.dataset.count = this.#items.length;
    const isOld = Date.now() - (this.#askedAt ?? 0) > OLD_MILLIS;
    this.#panel.dataset.old = isOld;
    setText(part('quality-total'), number(this.#total));
    setText(part('quality-old'), isOld ? t('quality.old') : '');
    this.#list.replaceChildren(...worstFirst(this.#items).slice(0, SHOWN).map((item) => this.#row(item)));
  }

  #row(item) {
    return element(
      'li.quality',
      { 'data-testid': 'quality', 'data-id': `${item.kind}/${item.source}`, 'data-silent': item.silent },
      element('div.kind', {},
        element('span', {}, word('sourceKind', item.kind)),
        element('b', {}, shareText(item))),
      element('div.title', {}, this.#model.city.deviceName(item.source)),
      element('div.why', {}, whyText(item)),
      element('div.sub', {}, this.#lastGood(item)),
    );
  }

  #lastGood({ lastGood }) {
    if (lastGood === null) {
      return t('quality.neverGood');
    }
    const minutes = Math.max(
      0,
      Math.floor((this.#model.serverNow() - Date.parse(lastGood.at)) / MINUTE_MILLIS),
    );
    return t('quality.lastGood', {
      value: lastGood.value,
      time: this.#model.city.timeOfDay(lastGood.at),
      ago: agoText(minutes),
    });
  }
}

/** Those of which the least can be used first, then by id. */
export function worstFirst(items) {
  const id = ({ kind, source }) => `${kind}/${source}`;
  return [...items].sort(
    (a, b) => (a.usableShare ?? 0) - (b.usableShare ?? 0) || (id(a) < id(b) ? -1 : 1),
  );
}

function shareText({ usableShare }) {
  return usableShare === null
    ? '–'
    : t('quality.usable', {
        share: number(usableShare, { style: 'percent', maximumFractionDigits: 0 }),
      });
}

/** Why somebody should look: silence and clocks before what was wrong most often. */
export function whyText({ silent, clockOffSeconds, reasons }) {
  const minutes = clockOffSeconds === null ? 0 : Math.round(Math.abs(clockOffSeconds) / 60);
  return [
    ...(silent ? [t('quality.silent')] : []),
    ...(clockOffSeconds === null
      ? []
      : clockOffSeconds > 0
        ? [t('quality.ahead', { minutes: number(minutes) })]
        : [t('quality.behind', { minutes: number(minutes) })]),
    ...reasons.slice(0, REASONS_SHOWN).map(reasonText),
  ].join(' · ');
}

function reasonText({ part: of, fault, count }) {
  const what = word('sourceFault', fault);
  return of === ''
    ? t('quality.reason', { what, count: number(count) })
    : t('quality.reasonOf', { part: of, what, count: number(count) });
}

function agoText(minutes) {
  return minutes < 120
    ? t('quality.minutesAgo', { minutes: number(minutes) })
    : t('quality.hoursAgo', { hours: number(Math.floor(minutes / 60)) });
}
