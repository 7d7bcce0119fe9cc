import { curve, sparkline } from '/wall/page/sparkline.js';
import { equal } from './claim.js';

const MINUTE = 60_000;
const box = { from: 0, to: 10 * MINUTE, stepMillis: MINUTE, width: 100, height: 50, usual: [] };
const points = (...values) => values.map(([minute, value]) => ({ at: minute * MINUTE, value }));

export default {
  'a curve goes through its points from the left edge to the right one'() {
    const { line, low, high, last } = curve({ ...box, points: points([0, 0], [1, 25], [2, 50]) });
    equal([low, high], [0, 50]);
    equal(line, 'M0 50L10 25L20 0');
    equal(last, [20, 0]);
  },

  'where nothing was measured for a while the line is broken'() {
    const { line } = curve({ ...box, points: points([0, 50], [2, 50], [8, 50]) });
    equal(line, 'M0 0L20 0M80 0');
  },

  'what lies outside the time is left out; negative values have room'() {
    const { line, low } = curve({ ...box, points: points([-1, 9], [5, -50], [11, 9]) });
    equal(low, -50);
    equal(line, 'M50 50');
  },

  'what is usual is a band with its median, and widens the scale'() {
    const usual = [
      { at: 0, low: 20, median: 30, high: 100 },
      { at: 10 * MINUTE, low: 20, median: 30, high: 100 },
    ];
    const { band, median, high } = curve({ ...box, points: points([0, 5]), usual });
    equal(high, 100);
    equal(band, 'M0 0L100 0L100 40L0 40Z');
    equal(median, 'M0 35L100 35');
  },

  'what was corrected after it was published has a ring'() {
    const values = points([0, 0], [1, 25], [2, 50]);
    values[1].corrected = true;
    equal(curve({ ...box, points: values }).corrected, [[10, 25]]);
    const { drawn, corrected } = sparkline({ ...box, points: values }, 'people');
    equal([corrected, drawn.dataset.corrected], [1, '1']);
    equal(drawn.querySelectorAll('circle.corrected').length, 1);
  },

  'nothing at all is an empty box'() {
    const { line, band, last } = curve({ ...box, points: [] });
    equal([line, band, last], ['', '', null]);
  },

  'the drawing says how many points it has'() {
    const { drawn } = sparkline({ ...box, points: points([0, 1], [1, 2]) }, 'people');
    equal(drawn.dataset.points, '2');
    equal(drawn.getAttribute('aria-label'), 'people');
  },
};
