import { element } from '../page/element.js';
import { nameOf, number, t, word } from '../language/language.js';
import { crowdSvg, levelSvg } from '../map/symbols.js';
import { measuredAt, TREND_ARROWS, trendOf, UNKNOWN } from '../map/crowd-levels.js';
import { facts, section } from './drawer.js';

/**
 * A hot public area and the crowd in it.
 *
 * @param area as /v1/crowd has it, with the `level` at which it is shown
 * @param curve node that shows how many people were there
 */
export function crowdDetail(city, area, curve) {
  const crowd = area.now;
  const isOld = area.level === UNKNOWN && crowd !== null;
  return [
    element('header', {},
      element('div.badge', { 'data-testid': 'detail-state', 'data-level': area.level },
        crowdSvg(area.level), word('service', area.level)),
      element('h2', {}, nameOf(area.names, area.id)),
      element('div.id', { 'data-testid': 'detail-id' }, area.id)),
    isOld ? element('p.old', { 'data-testid': 'crowd-old' },
      t('crowd.old', { time: city.timeOfDay(measuredAt(crowd)) })) : null,
    crowd?.warning ? element('div.badge', { 'data-testid': 'crowd-warning', 'data-level': crowd.warning },
      levelSvg(crowd.warning), t('crowd.warning', { level: word('level', crowd.warning) })) : null,
    section('detail.crowd',
      crowd === null
        ? element('p.sub', { 'data-testid': 'crowd-empty' }, t('crowd.none'))
        : facts(measured(city, area, crowd))),
    section('curve.title', curve),
    crowd !== null && crowd.expected.length > 0 ? section('detail.forecast', forecasts(crowd)) : null,
  ].filter((part) => part !== null);
}

function measured(city, area, crowd) {
  return [
    ['crowd.people', peopleOf(crowd), 'crowd-people'],
    ['crowd.capacity', shareOf(area, crowd)],
    ['crowd.density', ifKnown(crowd.density, (value) => t('unit.perSquareMeter', { value: number(value, TWO) }))],
    ['crowd.trend', trendText(city, area, crowd)],
    ['crowd.full', fullText(crowd), 'crowd-full'],
    ['crowd.inOut', inOut(crowd)],
    ['crowd.passing', ifKnown(crowd.passingPerMinute, (value) => perMinute(value))],
    ['crowd.stay', ifKnown(crowd.stayMinutes, (value) => t('unit.minutes', { value: number(value, NONE) }))],
    ['crowd.usual', usualOf(crowd)],
    ['crowd.source', word('crowdSource', crowd.source)],
    ['crowd.present', ifKnown(crowd.present, (value) => `${number(value)} ± ${percent(crowd.presentError)}`)],
    ['crowd.drift', ifKnown(crowd.driftPerDay || null, (value) => number(value, { ...NONE, signDisplay: 'exceptZero' }))],
    ['crowd.quality', percent(crowd.quality)],
    ['field.at', city.timeOfDay(measuredAt(crowd))],
  ];
}

const NONE = { maximumFractionDigits: 0 };
const TWO = { maximumFractionDigits: 2 };

function peopleOf(crowd) {
  if (crowd.small) {
    return t('crowd.few');
  }
  return ifKnown(crowd.people, (value) =>
    crowd.peopleError === null || crowd.peopleError === undefined
      ? number(value)
      : t('cell.people', { people: number(value), error: percent(crowd.peopleError) }));
}

function shareOf(area, crowd) {
  return ifKnown(crowd.capacityShare, (share) =>
    t('crowd.ofCapacity', { share: percent(share), capacity: number(area.capacity) }));
}

function trendText(city, area, crowd) {
  const trend = trendOf(crowd.trendPerMinute, area.capacity, city.trend);
  return trend === null
    ? null
    : `${TREND_ARROWS[trend]} ${word('trend', trend)} · ${perMinute(crowd.trendPerMinute, { signDisplay: 'exceptZero' })}`;
}

/** In how many minutes it is full as it fills now; null when it does not fill, or nobody knows. */
export function fullText({ minutesToFull }) {
  return ifKnown(minutesToFull, (minutes) =>
    minutes === 0 ? t('crowd.isFull') : t('crowd.fullIn', { minutes: number(Math.ceil(minutes)) }));
}

function inOut(crowd) {
  return crowd.inPerMinute === null
    ? null
    : t('crowd.inOutValue', { in: number(crowd.inPerMinute, NONE), out: number(crowd.outPerMinute, NONE) });
}

/** By how much more or less than usual; says so when nothing is usual yet. */
export function usualOf(crowd) {
  if (crowd.usual === null || crowd.people === null) {
    return t('crowd.noUsual');
  }
  const usual = number(crowd.usual, NONE);
  return crowd.usual < 1
    ? t('crowd.usualValue', { usual })
    : t('crowd.againstUsual', {
        usual,
        more: percent(crowd.people / crowd.usual - 1, { signDisplay: 'exceptZero' }),
      });
}

function forecasts(crowd) {
  const rows = crowd.expected.map(({ minutes, people, least, most, meanError }) =>
    element('tr', { 'data-testid': 'forecast-row', 'data-minutes': minutes },
      element('td', {}, t('unit.minutes', { value: minutes })),
      element('td.figure.large', {}, number(people, NONE)),
      element('td.interval', {}, least === null ? t('crowd.noInterval') : `${number(least, NONE)}–${number(most, NONE)}`),
      element('td.interval', {}, meanError === null ? '–' : `± ${number(meanError, NONE)}`)));
  return element('table', {},
    element('thead', {}, element('tr', {},
      ...['forecast.ahead', 'forecast.people', 'forecast.interval', 'forecast.error'].map((key) =>
        element('th', {}, t(key))))),
    element('tbody', {}, ...rows));
}

function ifKnown(value, text) {
  return value === null || value === undefined ? null : text(value);
}

function perMinute(value, options = {}) {
  return t('unit.perMinute', { value: number(value, { ...NONE, ...options }) });
}

function percent(share, options = {}) {
  return share === null ? '–' : number(share, { style: 'percent', ...NONE, ...options });
}
