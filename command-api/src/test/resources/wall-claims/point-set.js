import { gather, PointSet } from '/wall/map/point-set.js';
import { spoken } from '/wall/panels/search.js';
import { equal } from './claim.js';

const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity];

function idsOf(points, extent = EVERYWHERE) {
  const ids = [];
  points.within(extent, (id) => ids.push(id));
  return ids.sort();
}

export default {
  'a point put twice is one point at its last place'() {
    const points = new PointSet();
    points.put('a', 1, 1, 'DISPATCHED', 0);
    points.put('a', 5, 5, 'DISPATCHED', 0);
    equal([points.size, idsOf(points, [4, 4, 6, 6])], [1, ['a']]);
  },

  'taking points out keeps the others, many times over'() {
    const points = new PointSet();
    for (let n = 0; n < 5000; n++) {
      points.put(`p${n}`, n, -n, 'DISPATCHED', 0);
    }
    for (let n = 0; n < 5000; n += 2) {
      points.remove(`p${n}`);
    }
    points.remove('never');
    equal([points.size, points.has('p1'), points.has('p2')], [2500, true, false]);
    equal(idsOf(points, [9, -11, 11, -9]), ['p11', 'p9']);
    for (let n = 1; n < 5000; n += 2) {
      points.put(`p${n}`, -n, n, 'DISPATCHED', 0);
    }
    equal([points.size, idsOf(points).length, new Set(idsOf(points)).size], [2500, 2500, 2500]);
    equal(idsOf(points, [0, -5000, 5000, 0]), []);
  },

  'the nearest within reach is found'() {
    const points = new PointSet();
    points.put('near', 3, 4, '', 0);
    points.put('far', 30, 40, '', 0);
    equal([points.nearest(0, 0, 5), points.nearest(0, 0, 4.9)], ['near', null]);
  },

  'bins lose no point and count the marked ones'() {
    const points = new PointSet();
    for (let n = 0; n < 1000; n++) {
      points.put(`p${n}`, (n * 37) % 500, (n * 91) % 500, n % 10 === 0 ? 'DESK' : '', n);
    }
    const bins = gather(points, EVERYWHERE, 100, 'DESK', 2);
    equal(bins.length, 25);
    equal(bins.reduce((sum, bin) => sum + bin.count, 0), 1000);
    equal(bins.reduce((sum, bin) => sum + bin.marked, 0), 100);
    equal(Math.max(...bins.map((bin) => bin.newest)), 999);
  },

  'west and south of the origin are bins of their own'() {
    const points = new PointSet();
    [[1, 1], [-1, 1], [1, -1], [-1, -1]].forEach(([x, y], n) => points.put(`p${n}`, x, y, '', 0));
    const bins = gather(points, EVERYWHERE, 10, 'DESK', 2);
    equal(bins.map((bin) => bin.members.length), [1, 1, 1, 1]);
  },

  'a case number read out on the telephone is understood'() {
    equal(spoken(' 7f3k-oil0 9abc '), '7F3K01109ABC');
  },
};
