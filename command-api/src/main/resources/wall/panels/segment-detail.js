import { element } from '../page/element.js';
import { nameOf, number, t, word } from '../language/language.js';
import { congestionSvg } from '../map/symbols.js';
import { facts, section } from './drawer.js';

/**
 * A segment of a road and its traffic.
 *
 * @param found `{segment, road, traffic, level}`; traffic is undefined when nothing was measured
 * @param curve node that shows how fast it was
 */
export function segmentDetail(city, { segment, road, traffic, level }, curve) {
  return [
    element('header', {},
      element('div.badge', { 'data-testid': 'detail-state', 'data-level': level },
        congestionSvg(level), word('congestion', level)),
      element('h2', {}, nameOf({ zh: road.nameZh, en: road.nameEn }, segment)),
      element('div.id', { 'data-testid': 'detail-id' }, segment)),
    section('detail.traffic',
      traffic === undefined
        ? element('p.sub', { 'data-testid': 'traffic-empty' }, t('traffic.none'))
        : facts(measured(city, traffic, road))),
    section('curve.speed', curve),
  ];
}

const WHOLE = { maximumFractionDigits: 0 };

function measured(city, traffic, road) {
  const kmh = (value) => `${number(value, WHOLE)} km/h`;
  // What a detector did not tell, and what is not known yet, is left out or said to be unknown.
  const { flowPerHour = null, travelSeconds = null, usualKmh = null, queueMeters = null } = traffic;
  return [
    ['field.speed', kmh(traffic.speedKmh)],
    ['field.usualSpeed', usualKmh === null ? t('travel.usualUnknown') : kmh(usualKmh), 'segment-usual'],
    ['field.freeFlow', `${kmh(traffic.freeFlowKmh)} · ${t(traffic.learned ? 'traffic.learned' : 'traffic.limit')}`],
    ['field.speedLimit', kmh(road.limitKmh)],
    ['field.travelTime', travelSeconds === null ? null : t('unit.seconds', { value: number(travelSeconds, WHOLE) }), 'segment-time'],
    ['field.queue', queueMeters === null ? null : queue(queueMeters), 'segment-queue'],
    ['field.flow', flowPerHour === null ? null : t('unit.perHour', { value: number(flowPerHour, WHOLE) }), 'segment-flow'],
    ['field.vehicles', number(traffic.vehicles)],
    ['field.confidence', number(traffic.confidence, { style: 'percent' })],
    ['field.at', city.fullTime(traffic.at)],
  ];
}

/** How far traffic stands back from the segment's end. */
function queue(meters) {
  return meters === 0 ? t('traffic.noQueue') : t('unit.meters', { value: number(meters, WHOLE) });
}
