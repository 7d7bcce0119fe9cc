import { element } from '../page/element.js';
import { nameOf, number, t, word } from '../language/language.js';
import { congestionSvg } from '../map/symbols.js';
import { minutesOf } from '../map/travel-state.js';
import { facts, section } from './drawer.js';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 };
const ONE = { maximumFractionDigits: 1 };

/**
 * A watched route and how long one drives along it.
 *
 * @param route as /v1/travel-times has it, with the `level` at which it is shown and whether it is
 *     old
 * @param curve node that shows how long it took
 */
export function travelDetail(city, { id, from, to, via, now, level, isOld }, curve) {
  const stops = [from, ...via, to].map((place) => nameOf(place.names, place.id));
  return [
    element('header', {},
      element('div.badge', { 'data-testid': 'detail-state', 'data-level': level },
        congestionSvg(level), stateOf(now, level, isOld)),
      element('h2', {}, stops.join(' → ')),
      element('div.id', { 'data-testid': 'detail-id' }, id)),
    isOld ? element('p.old', { 'data-testid': 'travel-old' },
      t('travel.old', { time: city.fullTime(now.at) })) : null,
    section('detail.travel',
      now === null ? element('p.sub', {}, t('travel.none')) : facts(measured(city, now))),
    now === null ? null : element('p.sub', { 'data-testid': 'travel-note' }, note(now)),
    section('curve.travel', curve),
  ].filter((node) => node !== null);
}

function stateOf(now, level, isOld) {
  return now !== null && !isOld && level === 'UNKNOWN'
    ? t('travel.assumed')
    : word('congestion', level);
}

function measured(city, now) {
  const minutes = (seconds) => t('unit.minutes', { value: number(minutesOf(seconds)) });
  return [
    ['travel.time', minutes(now.seconds), 'travel-time'],
    ['travel.freeFlow', minutes(now.freeSeconds)],
    ['travel.usual', now.usualSeconds === null ? t('travel.usualUnknown') : minutes(now.usualSeconds)],
    ['travel.ratio', number(now.ratio, { maximumFractionDigits: 2 })],
    ['travel.length', t('unit.kilometers', { value: number(now.meters / 1000, ONE) })],
    ['travel.roads', now.roads.map((road) => nameOf({ zh: road.road, en: road.roadEnglish })).join(' · '), 'travel-roads'],
    ['travel.measuredShare', number(now.measuredShare, PERCENT), 'travel-measured'],
    ['field.confidence', number(now.confidence, PERCENT)],
    ['field.at', city.fullTime(now.at)],
  ];
}

/** What the number rests on. */
function note({ measuredShare }) {
  return measuredShare >= 1 ? t('travel.allMeasured') : t('travel.restAssumed');
}
