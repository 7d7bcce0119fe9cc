import { areasOf } from '/wall/panels/measuring-areas.js';
import { equal } from './claim.js';

const NOW = '2026-11-23T08:00:10Z';
const BEFORE = '2026-11-23T08:00:00Z';
const told = (area, what, at, value) => ({ key: `crowd/measuring-area/${area}/${what}`, at, value });

export default {
  'each area has the values of its newest window'() {
    const areas = areasOf([
      told('gate', 'density', NOW, 1.5),
      told('gate', 'forward', NOW, 3),
      told('stair', 'density', BEFORE, 0.5),
    ]);
    equal(areas.map(({ id }) => id), ['gate', 'stair']);
    equal(areas[0].values, { density: 1.5, forward: 3 });
    equal(areas[0].at, Date.parse(NOW));
  },

  'of a window in which few people were seen nothing of an older one is shown'() {
    const older = told('gate', 'density', BEFORE, 1.5);
    const newer = told('gate', 'frames', NOW, 1);
    equal(areasOf([older, newer])[0].values, { frames: 1 });
    equal(areasOf([newer, older])[0].values, { frames: 1 });
  },
};
