import { CellPeople, isFresh } from '/wall/map/cell-people.js';
import { fullText } from '/wall/panels/crowd-detail.js';
import { equal } from './claim.js';

const AT = '2026-11-23T08:00:00Z';
const END = Date.parse(AT) + 300_000;
const MINUTE = 60_000;
const cell = { cell: '990101001000002', at: AT, seconds: 300, devices: 40 };

export default {
  'what was told of a cell holds for ten minutes after its window'() {
    equal(isFresh(cell, END + 10 * MINUTE), true);
    equal(isFresh(cell, END + 10 * MINUTE + 1), false);
  },

  'a cell that is not among those told is not shown any more'() {
    let now = END;
    const people = new CellPeople(() => now);
    people.show([cell]);
    equal(people.find(cell.cell).devices, 40);
    now = END + 11 * MINUTE;
    equal(people.find(cell.cell), null);
    now = END;
    people.show([]);
    equal(people.find(cell.cell), null);
  },

  'an area is full in some minutes, now, or nobody knows when'() {
    equal(fullText({ minutesToFull: 4.2 }), 'crowd.fullIn');
    equal(fullText({ minutesToFull: 0 }), 'crowd.isFull');
    equal(fullText({ minutesToFull: null }), null);
    equal(fullText({}), null);
  },
};
