import { ViewStore } from '/wall/feed/view-store.js';
import { equal } from './claim.js';

const time = (second) => new Date(Date.UTC(2026, 2, 2, 8, 0, second)).toISOString();
const caseAt = (id, version, second = 0) => ({
  kind: 'case', id, version, at: time(second), value: { id, version, at: time(second) },
});
const alert = (id, version, state) => ({
  kind: 'alert', id, version, at: time(0), value: { alertId: id, version, state },
});

export default {
  'a newer version replaces an older one'() {
    const store = new ViewStore();
    store.apply(caseAt('a', 1));
    equal(store.apply(caseAt('a', 2)).applied, true);
    equal(store.findCase('a').version, 2);
  },

  'the same version again or an older one changes nothing'() {
    const store = new ViewStore();
    store.apply(caseAt('a', 2));
    equal(store.apply(caseAt('a', 2)).applied, false);
    equal(store.apply(caseAt('a', 1)).applied, false);
    equal(store.findCase('a').version, 2);
  },

  'a snapshot replaces everything, also by older versions'() {
    const store = new ViewStore();
    store.apply(caseAt('a', 9));
    store.apply(caseAt('gone', 1));
    store.reset([caseAt('a', 1)]);
    equal(store.listCases().map((held) => [held.id, held.version]), [['a', 1]]);
  },

  'of too many cases the newest by event time stay'() {
    const store = new ViewStore({ maxCases: 10 });
    store.reset([...Array(30).keys()].reverse().map((second) => caseAt(`c${second}`, 1, second)));
    const held = store.listCases().map((view) => view.id);
    equal(held.length <= 10 && held.includes('c29') && !held.includes('c0'), true, held.join());
  },

  'what had to go is named'() {
    const store = new ViewStore({ maxCases: 10 });
    const evicted = [...Array(11).keys()].flatMap((n) => store.apply(caseAt(`c${n}`, 1, n)).evicted);
    equal(evicted, ['c0', 'c1']);
  },

  'cleared alerts go before raised ones'() {
    const store = new ViewStore({ maxAlerts: 4 });
    store.apply(alert('old-raised', 1, 'RAISED'));
    ['p', 'q', 'r', 's'].forEach((id) => store.apply(alert(id, 1, 'CLEARED')));
    equal(store.findAlert('old-raised') !== undefined, true);
  },

  'an older reading does not replace a newer one'() {
    const store = new ViewStore();
    const reading = (value, second) => ({
      deviceId: 'd', metric: 'level', value, observedAt: time(second),
    });
    equal(store.applyReadings([reading(1, 5)]).length, 1);
    equal(store.applyReadings([reading(2, 4), reading(3, 5)]).length, 0);
    equal(store.listReadings('d').map((held) => held.value), [1]);
  },

  'kinds that this page does not know change nothing'() {
    equal(new ViewStore().apply({ kind: 'crowd', id: 'x', version: 1 }).applied, false);
  },
};
