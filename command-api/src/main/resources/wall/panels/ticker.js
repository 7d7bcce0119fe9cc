import { newestFirst } from '../feed/order.js';
import { element, part, throttled } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';
import { caseSvg, levelSvg } from '../map/symbols.js';

export const MAX_LINES = 200;
const SEEDED = 40;
const RENDER_MILLIS = 250;

/**
 * What happened last, newest on top; at most 200 lines are held. While the pointer rests on it, it
 * stands still, so that a line can be read and clicked.
 */
export class TickerPanel {
  #model;
  #pick;
  #list = part('ticker');
  #lines = [];
  #held = false;
  #render = throttled(() => this.#show(), RENDER_MILLIS);

  /** @param pick `{pickCase(id), pickAlert(id)}` */
  constructor(model, pick) {
    this.#model = model;
    this.#pick = pick;
    this.#list.addEventListener('pointerenter', () => this.#hold(true));
    this.#list.addEventListener('pointerleave', () => this.#hold(false));
    onLanguage(() => this.#show());
  }

  get size() {
    return this.#lines.length;
  }

  /** Changes that came live, oldest first. */
  add(changes) {
    for (const { kind, value } of changes) {
      this.#lines.unshift({ kind, value });
    }
    this.#trim();
  }

  /** A word of the wall itself, such as that it was re-synced. */
  say(key, values) {
    this.#lines.unshift({ kind: 'word', key, values, at: this.#model.serverNow() });
    this.#trim();
  }

  /** Starts again with the newest things of a snapshot. */
  seed(items) {
    const newest = newestFirst(items, ({ at }) => at);
    this.#lines = newest.slice(0, SEEDED).map(({ kind, value }) => ({ kind, value }));
    this.#render();
  }

  #trim() {
    this.#lines.length = Math.min(this.#lines.length, MAX_LINES);
    this.#render();
  }

  #hold(held) {
    this.#held = held;
    this.#list.classList.toggle('held', held);
    if (!held) {
      this.#show();
    }
  }

  #show() {
    if (this.#held) {
      return;
    }
    // A line is made once; what is still on the list is moved, not made again.
    const language = document.documentElement.dataset.language;
    const shown = this.#lines.map((line) => {
      if (line.node === undefined || line.language !== language) {
        line.node = this.#node(line);
        line.language = language;
      }
      return line.node;
    });
    this.#sync(shown);
  }

  #sync(shown) {
    const wanted = new Set(shown);
    [...this.#list.children].filter((node) => !wanted.has(node)).forEach((node) => node.remove());
    let before = this.#list.firstChild;
    for (const node of shown) {
      if (node === before) {
        before = before.nextSibling;
      } else {
        this.#list.insertBefore(node, before);
      }
    }
  }

  #node(line) {
    switch (line.kind) {
      case 'case':
        return this.#caseNode(line.value);
      case 'alert':
        return this.#alertNode(line.value);
      default:
        return this.#row({ at: line.at, symbol: null, title: t(line.key, line.values), kind: 'word' });
    }
  }

  #caseNode(view) {
    const city = this.#model.city;
    const outcome =
      view.state === 'DISPATCHED'
        ? `→ ${city.departmentName(view.department)}`
        : [word('state', view.state), view.deskReason && word('reason', view.deskReason)]
            .filter(Boolean)
            .join(': ');
    return this.#row({
      at: view.at,
      kind: 'case',
      id: view.id,
      symbol: caseSvg(view.state),
      title: city.categoryName(view.category),
      place: city.placeName(view.areaPath) || t('place.outside'),
      outcome,
      onclick: () => this.#pick.pickCase(view.id),
    });
  }

  #alertNode(alert) {
    const city = this.#model.city;
    const { name, unit } = city.metricOf(alert.deviceId, alert.metric);
    const value = number(alert.value, { maximumFractionDigits: 2 });
    return this.#row({
      at: alert.at,
      kind: 'alert',
      id: alert.alertId,
      symbol: levelSvg(alert.level),
      title: `${word('alertState', alert.state)}: ${city.ruleName(alert.rule)}`,
      place: city.placeName(alert.areaPath) || t('place.outside'),
      outcome: `${city.deviceName(alert.deviceId)} · ${name} ${value} ${unit}`,
      onclick: () => this.#pick.pickAlert(alert.alertId),
    });
  }

  #row({ at, symbol, title, place, outcome, kind, id, onclick }) {
    return element(
      `li.row.${kind}`,
      { 'data-testid': 'ticker-row', 'data-kind': kind, 'data-id': id, onclick },
      symbol,
      element(
        'div.what',
        {},
        element(
          'div.title',
          {},
          `${title} `,
          place === undefined ? null : element('span.place', {}, place),
        ),
        outcome === undefined ? null : element('div.sub', {}, outcome),
      ),
      element('time', {}, this.#model.city.timeOfDay(at)),
    );
  }
}
