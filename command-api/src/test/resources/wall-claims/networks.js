import { cityThenWorst, Networks, networkState } from '/wall/map/network-state.js';
import { equal } from './claim.js';

const AT = '2026-11-23T08:00:00Z';
const LATER = '2026-11-23T08:05:00Z';
const NOW = Date.parse(AT) + 60_000;
const metric = (area, what, value, at, version) =>
  ({ key: `traffic/area/${area}/${what}`, at, version, value });
const WHATS = ['index', 'travel-time-ratio', 'congested-share', 'severe-share'];

/** All metrics of an area, each with this value. */
const all = (area, value, at = AT, version = 1) =>
  WHATS.map((what) => metric(area, what, value, at, version));
const indexes = (networks) => networks.list().map(({ area, at, values }) => [area, at, values.index]);
const network = (area, index, isOld = false) => ({ area, isOld, values: { index } });

export default {
  'an area is shown with all metrics of its interval'() {
    const networks = new Networks();
    networks.take([...all('1', 4), ...all('2', 5)], true);
    equal(networks.list()[0], {
      area: '1', at: Date.parse(AT),
      values: { index: 4, 'travel-time-ratio': 4, 'congested-share': 4, 'severe-share': 4 },
    });
    equal(indexes(networks), [['1', Date.parse(AT), 4], ['2', Date.parse(AT), 5]]);
  },

  'while a newer interval is not whole the one before is shown'() {
    const networks = new Networks();
    networks.take(all('1', 4), true);
    const [index, ...rest] = all('1', 6, LATER);
    networks.take([index], false);
    equal(indexes(networks), [['1', Date.parse(AT), 4]]);
    networks.take(rest, false);
    equal(indexes(networks), [['1', Date.parse(LATER), 6]]);
  },

  'a correction of the interval is shown when it is whole'() {
    const networks = new Networks();
    networks.take(all('1', 4), true);
    const [index, ...rest] = all('1', 7, AT, 2);
    networks.take([index], false);
    equal(indexes(networks), [['1', Date.parse(AT), 4]]);
    networks.take(rest, false);
    equal(indexes(networks), [['1', Date.parse(AT), 7]]);
  },

  'what is not among all there is, is shown no more'() {
    const networks = new Networks();
    networks.take([...all('1', 4), ...all('2', 5)], true);
    networks.take(all('2', 5), true);
    equal(indexes(networks), [['2', Date.parse(AT), 5]]);
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
