import { element } from '../page/element.js';
import { nameOf, number, t, word } from '../language/language.js';
import { caseSvg } from '../map/symbols.js';
import { facts, meters, section } from './drawer.js';

/**
 * Everything about a case, first of all what can be done, how its clocks stand and why it is there.
 *
 * @param moves a MoveForms
 * @param record a CaseRecord
 */
export function caseDetail(city, view, moves, record) {
  return [
    heading(city, view),
    section('detail.moves', ...moves.nodes),
    section('detail.clocks', record.clocks),
    section('detail.why', record.explanation, ...why(city, view)),
    section('detail.history', record.history),
    section('detail.report', reportFacts(city, view)),
    section('detail.places', placements(city, view)),
    ...standards(city, view),
    section('detail.versions', versionFacts(view)),
  ];
}

function heading(city, view) {
  const category = city.findCategory(view.category);
  return element(
    'header',
    {},
    element('div.badge', { 'data-testid': 'detail-state', 'data-state': view.state },
      caseSvg(view.state), word('state', view.state)),
    element('h2', { 'data-testid': 'detail-category' }, city.categoryName(view.category)),
    element('div.sub', {},
      category ? `${nameOf(category.className)} · ${word('kind', category.kind)} · ` : '',
      view.category),
    element('div.id', { 'data-testid': 'detail-id' }, view.id),
  );
}

function why(city, view) {
  const steps = [];
  if (view.cell !== '') {
    const layer = city.findCategory(view.category)?.gridLayer ?? '';
    const placement = view.placements.find(({ fence }) => fence === view.cell);
    steps.push(t('why.cell', {
      layer: city.layerName(layer),
      cell: view.cell,
      distance: placement ? meters(placement.edgeDistanceMeters) : '–',
    }));
  }
  if (view.area !== '') {
    steps.push(t('why.area', { place: city.placeName(view.areaPath), code: view.area }));
  }
  if (view.state === 'ON_MANUAL_DESK') {
    steps.push(word('why', view.deskReason));
  }
  if (view.rule !== '') {
    steps.push(t('why.rule', { rule: view.rule }));
  }
  if (view.department !== '') {
    steps.push(t('why.department', { department: city.departmentName(view.department) }));
  }
  const list = element('ol.why', { 'data-testid': 'detail-why', 'data-reason': view.deskReason },
    ...steps.map((step) => element('li', {}, step)));
  return view.candidates.length === 0 ? [list] : [list, candidates(city, view)];
}

function candidates(city, view) {
  const rows = view.candidates.map((candidate) =>
    element('tr', { 'data-testid': 'detail-candidate' },
      element('td', {}, city.departmentName(candidate.department)),
      element('td', { title: candidate.rule ?? '' },
        candidate.reason ? word('candidateReason', candidate.reason) : '–'),
      element('td', {}, city.areaName(candidate.area)),
      element('td.figure', {}, meters(candidate.distanceMeters))));
  return table(['candidate.department', 'candidate.reason', 'candidate.area', 'candidate.distance'], rows);
}

function reportFacts(city, view) {
  const position = view.position;
  return facts([
    ['field.description', view.description, 'detail-description'],
    ['field.department', view.department === '' ? '' : city.departmentName(view.department),
      'detail-department'],
    ['field.source', word('source', view.source)],
    ['field.reporter', view.reporter],
    ['field.externalId', view.externalId],
    ['field.reportedAt', city.fullTime(view.reportedAt)],
    ['field.receivedAt', city.fullTime(view.receivedAt)],
    ['field.at', city.fullTime(view.at)],
    ['field.position', position ? positionText(position) : t('position.none')],
  ]);
}

function positionText(position) {
  const point = `${position.lon.toFixed(6)}, ${position.lat.toFixed(6)}`;
  return position.accuracyMeters > 0 ? `${point} ± ${meters(position.accuracyMeters)}` : point;
}

function placements(city, view) {
  if (view.placements.length === 0) {
    return element('p.sub', {}, t('place.noFence'));
  }
  const rows = view.placements.map((placement) =>
    element('tr', { 'data-testid': 'detail-placement' },
      element('td', {}, city.layerName(placement.layer)),
      element('td', {}, fenceName(city, placement)),
      element('td.figure', {}, meters(placement.edgeDistanceMeters))));
  return table(['placement.layer', 'placement.fence', 'placement.edge'], rows);
}

/** A fence of an area layer has the area's name; a cell only its code. */
function fenceName(city, { fence }) {
  const name = city.areaName(fence);
  return name === fence ? fence : `${name} (${fence})`;
}

function standards(city, view) {
  const rows = (city.findCategory(view.category)?.standards ?? []).map((standard) =>
    element('tr', {},
      element('td', {}, nameOf(standard.filedWhen)),
      element('td', {}, nameOf(standard.closedWhen)),
      element('td.figure', {}, limit(standard.limit))));
  return rows.length === 0
    ? []
    : [section('detail.standards', table(['standard.filed', 'standard.closed', 'standard.limit'], rows))];
}

function limit(timeLimit) {
  return timeLimit ? `${number(timeLimit.amount)} ${word('limit', timeLimit.unit)}` : '–';
}

function versionFacts({ version, versions }) {
  return facts([
    ['field.caseVersion', String(version)],
    ['field.cityVersion', String(versions.city)],
    ['field.fencesVersion', String(versions.fences)],
    ['field.rulesVersion', String(versions.rules)],
  ]);
}

function table(headingKeys, rows) {
  const headings = headingKeys.map((key) => element('th', {}, t(key)));
  return element('table', {}, element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...rows));
}
