import { minutesOf, STALE_MILLIS, travelState, worstFirst } from '/wall/map/travel-state.js';
import { equal } from './claim.js';

const AT = '2026-11-23T08:00:00Z';
const told = (level, ratio = 1) => ({ at: AT, level, ratio });

export default {
  'what was told lately is shown at its level'() {
    const now = Date.parse(AT) + STALE_MILLIS;
    equal(travelState(told('SEVERE'), now), { isOld: false, level: 'SEVERE' });
  },

  'what is old is not judged, and neither is what is mostly assumed'() {
    const now = Date.parse(AT) + STALE_MILLIS;
    equal(travelState(told('SEVERE'), now + 1), { isOld: true, level: 'UNKNOWN' });
    equal(travelState(told(null), now), { isOld: false, level: 'UNKNOWN' });
    equal(travelState(null, now), { isOld: false, level: 'UNKNOWN' });
  },

  'the worst comes first, what is not known after it, what is old last'() {
    const routes = [
      { id: 'old', isOld: true, level: 'UNKNOWN', now: told('SEVERE', 9) },
      { id: 'clear', isOld: false, level: 'CLEAR', now: told('CLEAR', 1.1) },
      { id: 'assumed', isOld: false, level: 'UNKNOWN', now: told(null, 5) },
      { id: 'jam', isOld: false, level: 'SEVERE', now: told('SEVERE', 4) },
      { id: 'also-clear', isOld: false, level: 'CLEAR', now: told('CLEAR', 1.1) },
    ];
    equal(worstFirst(routes).map(({ id }) => id), ['jam', 'also-clear', 'clear', 'assumed', 'old']);
  },

  'times are whole minutes, at least one'() {
    equal([20, 89, 90, 3600].map(minutesOf), [1, 1, 2, 60]);
  },
};
