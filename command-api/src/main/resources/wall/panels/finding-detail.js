import { element } from '../page/element.js';
import { number, t, word } from '../language/language.js';
import { facts, meters, section } from './drawer.js';
import { chanceText, countText, subjectName } from './finding-text.js';

/** Everything about a finding, with the ways to the cases that it rests on. */
export function findingDetail(city, finding, opening, office, { pickCase, pickDevice }) {
  const { about, cases, alerts } = finding;
  return [
    element('header', {},
      element('div.badge', { 'data-testid': 'detail-state' },
        `${word('findingKind', finding.kind)} · ${word('findingState', finding.state)}`),
      element('h2', {}, subjectName(city, finding)),
      element('div.id', { 'data-testid': 'detail-id' }, finding.findingId)),
    section('detail.finding', facts([
      ['field.found', countText(finding), 'finding-count'],
      ['field.chance', chanceText(finding)],
      ['field.window', t('findings.window', { days: number(finding.windowDays) })],
      ['field.radius', finding.radiusMeters > 0 ? meters(finding.radiusMeters) : ''],
      ['field.cell', about.cell],
      ['field.place', city.placeName(finding.areaPath) || city.name],
      ['field.since', city.fullTime(finding.since)],
      ['field.at', city.fullTime(finding.at)],
    ])),
    section('detail.evidence', evidence(cases, alerts, pickCase)),
    section('detail.office', ...office.render(finding)),
    element('div.ways', {},
      about.device === '' || city.findDevice(about.device) === undefined
        ? null
        : button('way.device', 'detail-to-device', () => pickDevice(about.device)),
      opening.render(finding)),
  ];
}

function evidence(cases, alerts, pickCase) {
  const rows = cases.map((id) =>
    element('li', {}, element('button.quiet', {
      type: 'button',
      'data-testid': 'evidence-case',
      'data-id': id,
      onclick: () => pickCase(id),
    }, id)));
  const others = cases.length > 0 ? [] : alerts.map((id) => element('li.id', {}, id));
  return element('ul.evidence', { 'data-testid': 'evidence' }, ...rows, ...others);
}

function button(key, testId, onclick) {
  return element('button', { type: 'button', 'data-testid': testId, onclick }, t(key));
}
