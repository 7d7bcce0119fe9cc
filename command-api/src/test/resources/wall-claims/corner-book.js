import { CornerBook } from '/wall/fences/corner-book.js';
import { equal } from './claim.js';

/** A projection that does not quite find its way back. */
const book = () => new CornerBook(
  ([lon, lat]) => [lon * 3, lat * 7],
  ([x, y]) => [x / 3 + 1e-9, y / 7 - 1e-9],
);

export default {
  'corners that nobody moved come back digit by digit, in rings and in parts'() {
    const parts = [[[[118.1234567, 31.7654321], [118.2, 31], [118.3, 31.5]]], [[[1, 2], [3, 4], [5, 6]]]];
    const corners = book();
    equal(corners.give(corners.take(parts)), parts);
  },

  'corners that were moved are rounded to what the API tells'() {
    const corners = book();
    const [[first]] = corners.take([[[118, 31], [119, 31]]]);
    equal(corners.give([[first, [354.6, 217.7]]]), [[[118, 31], [118.2, 31.1]]]);
  },
};
