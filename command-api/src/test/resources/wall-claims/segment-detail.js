import { segmentDetail } from '/wall/panels/segment-detail.js';
import { equal } from './claim.js';

const CITY = { fullTime: (at) => at };
const ROAD = { nameZh: '环路', nameEn: 'Ring Road', limitKmh: 80 };
const TOLD = {
  segment: 'ring-1.1', at: '2026-11-23T08:00:00Z', speedKmh: 17.4, freeFlowKmh: 62, learned: true,
  level: 'SEVERE', confidence: 0.75, vehicles: 12, incident: false,
};

/** What the drawer says of a segment, by the names of its parts; null for what is not there. */
function said(traffic) {
  const found = { segment: 'ring-1.1', road: ROAD, traffic, level: 'SEVERE' };
  const root = document.createElement('div');
  root.append(...segmentDetail(CITY, found, document.createElement('p')));
  return ['usual', 'time', 'queue', 'flow'].map(
    (what) => root.querySelector(`[data-testid='segment-${what}']`)?.textContent ?? null);
}

export default {
  // No dictionary is loaded here: a sentence is its key.
  'usual speed, travel time, queue and flow stand beside the speed'() {
    equal(said({ ...TOLD, flowPerHour: 640, travelSeconds: 95.2, usualKmh: 58.6, queueMeters: 1400 }),
      ['59 km/h', 'unit.seconds', 'unit.meters', 'unit.perHour']);
  },

  'a flow that no detector told is left out, and what is not usual yet is said'() {
    equal(said({ ...TOLD, flowPerHour: null, travelSeconds: 95.2, usualKmh: null, queueMeters: 10 }),
      ['travel.usualUnknown', 'unit.seconds', 'unit.meters', null]);
  },

  'where nothing stands there is no queue of so many metres'() {
    equal(said({ ...TOLD, queueMeters: 0 })[2], 'traffic.noQueue');
  },

  'traffic that was told before these were is shown without them'() {
    equal(said(TOLD), ['travel.usualUnknown', null, null, null]);
  },
};
