import { element } from '../page/element.js';
import { number, t, word } from '../language/language.js';
import { levelSvg } from '../map/symbols.js';
import { facts, section } from './drawer.js';

/** Everything about an alert, with the way to its device and its case. */
export function alertDetail(city, alert, { pickCase, pickDevice }) {
  const { name, unit } = city.metricOf(alert.deviceId, alert.metric);
  const value = number(alert.value, { maximumFractionDigits: 3 });
  return [
    element('header', {},
      element('div.badge', { 'data-testid': 'detail-state', 'data-level': alert.level },
        levelSvg(alert.level), `${word('level', alert.level)} · ${word('alertState', alert.state)}`),
      element('h2', {}, city.ruleName(alert.rule)),
      element('div.id', { 'data-testid': 'detail-id' }, alert.alertId)),
    section('detail.alert', facts([
      ['field.value', `${name} ${value} ${unit}`],
      ['field.since', city.fullTime(alert.since)],
      ['field.at', city.fullTime(alert.at)],
      ['field.place', city.placeName(alert.areaPath) || t('place.outside')],
      ['field.rule', alert.rule],
      ['field.cityVersion', String(alert.versions.city)],
    ])),
    element('div.ways', {},
      city.findDevice(alert.deviceId) === undefined
        ? null
        : button('way.device', 'detail-to-device', () => pickDevice(alert.deviceId)),
      alert.caseId === '' ? null : button('way.case', 'detail-to-case', () => pickCase(alert.caseId))),
  ];
}

function button(key, testId, onclick) {
  return element('button', { type: 'button', 'data-testid': testId, onclick }, t(key));
}
