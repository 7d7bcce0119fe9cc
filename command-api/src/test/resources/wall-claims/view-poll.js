import { ViewPoll } from '/wall/feed/view-poll.js';
import { equal } from './claim.js';

/** Answers are given by hand, in any order. */
function polled(everyMillis) {
  const asked = [];
  const taken = [];
  const poll = new ViewPoll({
    get: (path) =>
      new Promise((answered) =>
        asked.push({
          path,
          answer: (items) => answered({ ok: true, json: () => Promise.resolve({ items }) }),
        }),
      ),
    path: () => poll.asksFor,
    take: (items) => taken.push(items),
    everyMillis,
  });
  poll.asksFor = '/coarse';
  return { poll, asked, taken };
}

const soon = () => new Promise((passed) => setTimeout(passed, 0));

async function until(holds) {
  for (let turn = 0; !holds(); turn++) {
    equal(turn < 1000, true, 'never came about:');
    await soon();
  }
}

/** Asks no more, so that nothing runs on after the claim. */
function stop(poll) {
  poll.asksFor = null;
  poll.everyMillis = 2 ** 30;
}

export default {
  async 'an answer that takes longer than the interval is still taken'() {
    const { poll, asked, taken } = polled(1);
    poll.start();
    await until(() => asked.length > 1);
    stop(poll);
    asked[0].answer(['late']);
    await soon();
    equal(taken, [['late']]);
  },

  async 'an answer that was overtaken by a newer one is passed over'() {
    const { poll, asked, taken } = polled(1);
    poll.start();
    await until(() => asked.length > 1);
    stop(poll);
    asked[1].answer(['newer']);
    await soon();
    asked[0].answer(['older']);
    await soon();
    equal(taken, [['newer']]);
  },

  async 'when something else is asked for, what was asked before is passed over'() {
    const { poll, asked, taken } = polled(2 ** 30);
    poll.start();
    poll.asksFor = '/fine';
    poll.askNow();
    asked[1].answer(['fine']);
    asked[0].answer(['coarse']);
    await soon();
    equal(asked.map(({ path }) => path), ['/coarse', '/fine']);
    equal(taken, [['fine']]);
  },

  async 'nothing is asked for while there is no path'() {
    const { poll, asked } = polled(2 ** 30);
    stop(poll);
    poll.start();
    await soon();
    equal(asked.length, 0);
  },
};
