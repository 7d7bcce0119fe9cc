import { CONGESTION_COLORS, shownLevel, UNKNOWN_COLOR } from '/wall/map/congestion.js';
import { aside } from '/wall/map/lines.js';
import { equal } from './claim.js';

const AT = '2026-11-23T08:00:00Z';
const TEN_MINUTES = 600_000;

export default {
  'what was measured lately is shown at its level'() {
    const now = Date.parse(AT) + TEN_MINUTES;
    equal(shownLevel({ at: AT, level: 'SEVERE' }, now, TEN_MINUTES), 'SEVERE');
  },

  'what is too old, or was never measured, is shown as unknown'() {
    const now = Date.parse(AT) + TEN_MINUTES + 1;
    equal(shownLevel({ at: AT, level: 'SEVERE' }, now, TEN_MINUTES), 'UNKNOWN');
    equal(shownLevel(undefined, now, TEN_MINUTES), 'UNKNOWN');
  },

  'each level has a colour of its own'() {
    const colors = [...Object.values(CONGESTION_COLORS), UNKNOWN_COLOR];
    equal(new Set(colors).size, 6);
  },

  'each direction of a road keeps to its right'() {
    const north = [[0, 0], [0, 10]];
    equal(aside(north, 2), [[2, 0], [2, 10]]);
    equal(aside([...north].reverse(), 2), [[-2, 10], [-2, 0]]);
  },
};
