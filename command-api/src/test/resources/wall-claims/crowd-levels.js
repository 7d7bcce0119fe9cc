import {
  CROWD_COLORS,
  FEW,
  letterColor,
  shownCrowd,
  trendOf,
  UNKNOWN,
} from '/wall/map/crowd-levels.js';
import { CONGESTION_COLORS } from '/wall/map/congestion.js';
import { CrowdPainter } from '/wall/map/crowd-painter.js';
import { equal } from './claim.js';

const AT = '2026-11-23T08:00:00Z';
const MINUTE = 60_000;
const RULES = { steadyShare: 0.001, fastShare: 0.01 };
const measured = (more) => ({ at: AT, seconds: 60, small: false, service: 'D', ...more });

function lightness(hex) {
  const [r, g, b] = [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export default {
  'a value holds from the end of its window on, as long as it is not too old'() {
    const end = Date.parse(AT) + MINUTE;
    equal(shownCrowd(measured(), end + 5 * MINUTE, 5 * MINUTE), 'D');
    equal(shownCrowd(measured(), end + 5 * MINUTE + 1, 5 * MINUTE), UNKNOWN);
  },

  'what was never measured, or told nothing, is unknown; small groups are shown as such'() {
    equal(shownCrowd(null, 0, MINUTE), UNKNOWN);
    equal(shownCrowd(measured({ service: null }), Date.parse(AT), MINUTE), UNKNOWN);
    equal(shownCrowd(measured({ small: true, service: null }), Date.parse(AT), MINUTE), FEW);
  },

  'each level is lighter than the calmer one, and none has a colour of traffic'() {
    const colors = Object.values(CROWD_COLORS);
    const steps = colors.map(lightness);
    equal(steps, [...steps].sort((a, b) => a - b));
    steps.slice(1).forEach((step, i) => {
      if (step - steps[i] < 15) {
        throw new Error(`levels ${i} and ${i + 1} differ too little`);
      }
    });
    equal(colors.filter((color) => Object.values(CONGESTION_COLORS).includes(color)), []);
  },

  'letters are light on dark levels and dark on light ones'() {
    equal(['A', 'B', 'C', 'F'].map((level) => lightness(letterColor(level)) > 128), [
      true, true, false, false,
    ]);
  },

  'a trend is told against the capacity'() {
    equal(trendOf(30, 1000, RULES), 'UP_FAST');
    equal(trendOf(3, 1000, RULES), 'UP');
    equal(trendOf(-0.5, 1000, RULES), 'STEADY');
    equal(trendOf(-3, 1000, RULES), 'DOWN');
    equal(trendOf(-10, 1000, RULES), 'DOWN_FAST');
    equal(trendOf(null, 1000, RULES), null);
    equal(trendOf(30, 1000, { steadyShare: 0.04, fastShare: 0.1 }), 'STEADY');
  },

  'of two areas at one place the fuller one lies on top and is hit'() {
    const painter = new CrowdPainter(10);
    const at = { x: 0, y: 0, radius: 50 };
    painter.show([{ id: 'dense', level: 'E', ...at }, { id: 'free', level: 'A', ...at }]);
    equal(painter.hit(49, 0, 1, 10, 1), 'dense');
    equal(painter.hit(51, 0, 1, 10, 1), null);
    painter.visible = false;
    equal(painter.hit(0, 0, 1, 10, 1), null);
  },

  'a small area keeps a size that can be seen and clicked'() {
    const painter = new CrowdPainter(10);
    painter.show([{ id: 'small', level: 'A', x: 0, y: 0, radius: 1 }]);
    equal(painter.hit(600, 0, 100, 10, 1), 'small');
    equal(painter.hit(700, 0, 100, 10, 1), null);
  },
};
