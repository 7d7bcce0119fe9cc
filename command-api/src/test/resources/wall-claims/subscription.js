import { Subscription } from '/wall/feed/subscription.js';
import { equal } from './claim.js';

const snapshot = (sequence, more = {}) => ({
  type: 'snapshot', epoch: 'e1', sequence, reason: 'first', part: 1, parts: 1, items: [], ...more,
});
const delta = (previous, sequence, more = {}) => ({
  type: 'delta', epoch: 'e1', previous, sequence, changes: [{ id: `c${sequence}` }], ...more,
});

function at(sequence) {
  const subscription = new Subscription();
  subscription.accept(snapshot(sequence));
  return subscription;
}

export default {
  'a new viewer has nothing to resume'() {
    equal(new Subscription().resumePoint(), undefined);
  },

  'a snapshot in parts counts only when it is whole'() {
    const subscription = new Subscription();
    const first = subscription.accept(snapshot(7, { parts: 2, items: [{ id: 'a' }] }));
    equal([first.outcome, subscription.synced], ['waiting', false]);
    const second = subscription.accept(snapshot(7, { part: 2, parts: 2, items: [{ id: 'b' }] }));
    equal([second.outcome, second.items.length, subscription.synced], ['snapshot', 2, true]);
    equal(subscription.resumePoint(), { epoch: 'e1', sequence: 7 });
  },

  'a missing part of a snapshot is a gap and leaves nothing to resume'() {
    const subscription = new Subscription();
    subscription.accept(snapshot(7, { parts: 3 }));
    equal(subscription.accept(snapshot(7, { part: 3, parts: 3 })).outcome, 'gap');
    equal(subscription.resumePoint(), undefined);
  },

  'parts of two different snapshots are a gap'() {
    const subscription = new Subscription();
    subscription.accept(snapshot(7, { parts: 2 }));
    equal(subscription.accept(snapshot(8, { part: 2, parts: 2 })).outcome, 'gap');
  },

  'a delta that follows is taken and moves on'() {
    const subscription = at(7);
    equal(subscription.accept(delta(7, 9)).outcome, 'changes');
    equal(subscription.sequence, 9);
  },

  'a delta that leaves something out is a gap and moves nothing'() {
    const subscription = at(7);
    equal(subscription.accept(delta(8, 9)), { outcome: 'gap', expected: 7, got: 8 });
    equal([subscription.sequence, subscription.synced], [7, false]);
  },

  'nothing is taken between a gap and the resumption'() {
    const subscription = at(7);
    subscription.accept(delta(8, 9));
    equal(subscription.accept(delta(7, 8)).outcome, 'gap');
    equal(subscription.sequence, 7);
  },

  'a delta of another epoch is a gap'() {
    equal(at(7).accept(delta(7, 8, { epoch: 'e2' })).outcome, 'gap');
  },

  'a delta that was taken before is a repeat'() {
    const subscription = at(9);
    equal(subscription.accept(delta(7, 9)).outcome, 'repeat');
    equal(subscription.synced, true);
  },

  'after a break the missed part follows on what is held'() {
    const subscription = at(7);
    subscription.interrupt();
    equal(subscription.synced, false);
    equal(subscription.accept({ type: 'resumed', epoch: 'e1', sequence: 7 }).outcome, 'resumed');
    equal(subscription.accept(delta(7, 12)).outcome, 'changes');
  },

  'a resumption from another place is a gap'() {
    const subscription = at(7);
    subscription.interrupt();
    equal(subscription.accept({ type: 'resumed', epoch: 'e1', sequence: 8 }).outcome, 'gap');
    equal(subscription.resumePoint(), undefined);
  },

  'a snapshot after a break replaces the place'() {
    const subscription = at(7);
    subscription.interrupt();
    const result = subscription.accept(snapshot(3, { epoch: 'e2', reason: 'epoch-changed' }));
    equal([result.outcome, result.reason], ['snapshot', 'epoch-changed']);
    equal(subscription.resumePoint(), { epoch: 'e2', sequence: 3 });
  },
};
