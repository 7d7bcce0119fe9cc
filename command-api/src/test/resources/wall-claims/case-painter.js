import { AT_CENTER, DISPATCHED } from '/wall/city/case-states.js';
import { CasePainter } from '/wall/map/case-painter.js';
import { caseColor } from '/wall/map/symbols.js';
import { equal } from './claim.js';

const SIZE = 400;

/** A frame of 400 by 400 pixels, one metre each, around the origin. */
function penAt(zoom) {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  return {
    context: canvas.getContext('2d', { willReadFrequently: true }),
    zoom,
    unit: 1,
    resolution: 1,
    extent: [-SIZE, -SIZE, SIZE, SIZE],
    now: 10_000,
    calm: true,
    toX: (x) => SIZE / 2 + x,
    toY: (y) => SIZE / 2 - y,
  };
}

function painterOf(dispatched, atCenter, bornAt = 0) {
  const painter = new CasePainter();
  for (let n = 0; n < dispatched; n++) {
    painter.points.put(`d${n}`, 0, 0, DISPATCHED, bornAt);
  }
  for (let n = 0; n < atCenter; n++) {
    painter.points.put(`c${n}`, 0, 0, AT_CENTER, bornAt);
  }
  return painter;
}

/** How many pixels have exactly this colour. */
function pixelsOf(pen, color) {
  const { data } = pen.context.getImageData(0, 0, SIZE, SIZE);
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    count +=
      data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255;
  }
  return count;
}

function painted(zoom, ...cases) {
  const pen = penAt(zoom);
  painterOf(...cases).paint(pen);
  return [pixelsOf(pen, caseColor(DISPATCHED)), pixelsOf(pen, caseColor(AT_CENTER))];
}

export default {
  'a ring of cases that departments have is all in their colour'() {
    const [dispatched, atCenter] = painted(9, 40, 0);
    equal([dispatched > 100, atCenter], [true, 0]);
  },

  'the part of a ring that waits at the center is in its colour, and grows with it'() {
    const [, few] = painted(9, 40, 4);
    const [, many] = painted(9, 20, 24);
    equal([few > 0, many > 2 * few], [true, true]);
  },

  'zoomed in each case is a symbol of its own'() {
    const [dispatched, atCenter] = painted(14, 1, 0);
    equal([dispatched > 20, atCenter], [true, 0]);
    equal(painted(14, 0, 1)[1] > 20, true);
  },

  'a case that just came keeps the frames coming, and one that is old does not'() {
    equal(painterOf(1, 1, 9_999).paint(penAt(9)), true);
    equal(painterOf(1, 1, 0).paint(penAt(9)), false);
  },
};
