import { newestFirst } from '../feed/order.js';
import { element, part, setText, throttled } from '../page/element.js';
import { number, onLanguage, t, word } from '../language/language.js';
import { levelSvg, LEVELS } from '../map/symbols.js';

const SHOWN = 60;
const RENDER_MILLIS = 300;

/** Raised alerts, the worst first, then the newest. */
export class AlertsPanel {
  #model;
  #onPick;
  #list = part('alert-list');
  changed = throttled(() => this.#render(), RENDER_MILLIS);

  /** @param onPick called with the id of an alert; @param onLevels with the count of each level */
  constructor(model, { onPick, onLevels }) {
    this.#model = model;
    this.#onPick = onPick;
    this.onLevels = onLevels;
    onLanguage(() => this.#render());
    this.#render();
  }

  #render() {
    const held = this.#model.store.listAlerts().filter((alert) => alert.state === 'RAISED');
    const raised = newestFirst(held, (alert) => alert.at);
    raised.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
    const counts = {};
    raised.forEach((alert) => (counts[alert.level] = (counts[alert.level] ?? 0) + 1));
    this.onLevels(counts);
    this.#list.replaceChildren(...raised.slice(0, SHOWN).map((alert) => this.#row(alert)));
    part('alerts-empty').hidden = raised.length > 0;
    const more = raised.length - SHOWN;
    part('alerts-more').hidden = more <= 0;
    setText(part('alerts-more'), t('list.more', { count: number(Math.max(0, more)) }));
  }

  #row(alert) {
    const city = this.#model.city;
    const { name, unit } = city.metricOf(alert.deviceId, alert.metric);
    const value = number(alert.value, { maximumFractionDigits: 2 });
    const place = city.placeName(alert.areaPath) || t('place.outside');
    return element(
      'li.row',
      {
        'data-testid': 'alert-row',
        'data-id': alert.alertId,
        'data-level': alert.level,
        tabindex: 0,
        role: 'button',
        onclick: () => this.#onPick(alert.alertId),
        onkeydown: (event) => event.key === 'Enter' && this.#onPick(alert.alertId),
      },
      levelSvg(alert.level),
      element(
        'div.what',
        {},
        element('div.title', {}, `${word('level', alert.level)} · ${city.ruleName(alert.rule)}`),
        element('div.sub', {}, `${name} ${value} ${unit} · ${place}`),
        element('div.sub', {}, city.deviceName(alert.deviceId)),
      ),
      element('time', { datetime: alert.at }, city.timeOfDay(alert.at)),
    );
  }
}
