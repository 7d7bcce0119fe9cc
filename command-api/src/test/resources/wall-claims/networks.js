import { cityThenWorst, networksOf, networkState } from '/wall/map/network-state.js';
import { equal } from './claim.js';

const AT = '2026-11-23T08:00:00Z';
const LATER = '2026-11-23T08:05:00Z';
const NOW = Date.parse(AT) + 60_000;
const metric = (area, what, value, at = AT) => ({ key: `traffic/area/${area}/${what}`, at, value });
const network = (area, index, isOld = false) => ({ area, isOld, values: { index } });

export default {
  'an area has the values of its newest interval only'() {
    const told = [
      metric('1', 'index', 4), metric('1', 'congested-share', 0.3),
      metric('1', 'index', 6, LATER), metric('1', 'severe-share', 0.1, LATER),
      metric('1', 'travel-time-ratio', 1.5),
    ];
    equal(networksOf(told), [
      { area: '1', at: Date.parse(LATER), values: { index: 6, 'severe-share': 0.1 } },
    ]);
  },

  'without an index nothing is said of an area'() {
    equal(networksOf([metric('1', 'congested-share', 0.3)]), []);
  },

  'five bands of two, a bound in the better one'() {
    const levels = [0, 2, 2.01, 4, 6, 6.01, 8, 8.01, 10].map(
      (index) => networkState({ at: NOW, values: { index } }, NOW).level);
    equal(levels, ['CLEAR', 'CLEAR', 'MOSTLY_CLEAR', 'MOSTLY_CLEAR', 'SLIGHT', 'MODERATE',
      'MODERATE', 'SEVERE', 'SEVERE']);
  },

  'after ten minutes it is old and its level unknown'() {
    const told = { at: NOW, values: { index: 9 } };
    equal(networkState(told, NOW + 600_000), { isOld: false, level: 'SEVERE' });
    equal(networkState(told, NOW + 600_001), { isOld: true, level: 'UNKNOWN' });
  },

  'the city comes first, then the worst, what is old last'() {
    const told = [network('b', 3), network('old', 9, true), network('c', 7), network('city', 1)];
    const sorted = cityThenWorst(told, (code) => code === 'city');
    equal(sorted.map(({ area }) => area), ['city', 'c', 'b', 'old']);
  },
};
