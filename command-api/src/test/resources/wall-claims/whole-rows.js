import { showWholeRows } from '/wall/page/whole-rows.js';
import { equal } from './claim.js';

const ROW_PIXELS = 20;

function listOf(heightPixels, rows) {
  const list = document.createElement('ul');
  list.style.cssText = `height:${heightPixels}px;overflow-y:auto;margin:0;padding:0;list-style:none`;
  list.append(...Array.from({ length: rows }, makeRow));
  document.body.append(list);
  showWholeRows(list);
  return list;
}

function makeRow() {
  const row = document.createElement('li');
  row.style.height = `${ROW_PIXELS}px`;
  return row;
}

/** Two pictures later: observers are told after the first. */
async function pictures() {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function cutOf(list) {
  return [...list.children].flatMap((row, at) => (row.classList.contains('cut') ? [at] : []));
}

export default {
  async 'the row that the end of the list goes through is not seen'() {
    const list = listOf(50, 5);
    await pictures();
    equal(cutOf(list), [2]);
  },

  async 'rows that have room are all seen'() {
    const list = listOf(60, 3);
    await pictures();
    equal(cutOf(list), []);
  },

  async 'a first row that has no room is seen all the same'() {
    const list = listOf(10, 2);
    await pictures();
    equal(cutOf(list), []);
  },

  async 'rows come and go, and the list gets more room'() {
    const list = listOf(50, 1);
    await pictures();
    equal(cutOf(list), []);
    list.append(makeRow(), makeRow());
    await pictures();
    equal(cutOf(list), [2]);
    list.firstChild.remove();
    await pictures();
    equal(cutOf(list), []);
    list.append(makeRow());
    list.style.height = '65px';
    await pictures();
    equal(cutOf(list), []);
  },

  async 'whoever scrolls sees all there is'() {
    const list = listOf(50, 5);
    await pictures();
    list.scrollTop = 15;
    await pictures();
    equal(cutOf(list), []);
    list.scrollTop = 0;
    await pictures();
    equal(cutOf(list), [2]);
  },
};
