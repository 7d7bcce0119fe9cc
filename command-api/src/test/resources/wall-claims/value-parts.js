import { ValueParts } from '/wall/feed/value-parts.js';
import { equal } from './claim.js';

const message = (part, parts, items, whole = true, kind = 'segment') =>
  ({ type: 'values', kind, whole, part, parts, items });

export default {
  'one part is told at once'() {
    const told = new ValueParts().accept(message(1, 1, ['a'], false));
    equal(told, { kind: 'segment', whole: false, items: ['a'] });
  },

  'several parts are told together, kinds apart'() {
    const parts = new ValueParts();
    equal(parts.accept(message(1, 2, ['a'])), null);
    equal(parts.accept(message(1, 1, ['x'], true, 'crowd')).items, ['x']);
    equal(parts.accept(message(2, 2, ['b'])), { kind: 'segment', whole: true, items: ['a', 'b'] });
  },

  'what was begun before a break is not told with what comes after it'() {
    const parts = new ValueParts();
    parts.accept(message(1, 3, ['old']));
    parts.forget();
    equal(parts.accept(message(2, 3, ['lost'])), null);
    parts.accept(message(1, 2, ['a']));
    equal(parts.accept(message(2, 2, ['b'])).items, ['a', 'b']);
  },
};
