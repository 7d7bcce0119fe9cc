import { FeedClient, retryMillis } from '/wall/feed/feed-client.js';
import { equal } from './claim.js';

/** Time that moves only when told to. */
class TestClock {
  #now = Date.UTC(2026, 2, 2, 8, 0, 0);
  #due = [];
  #next = 1;
  now = () => this.#now;
  setTimeout = (action, millis) => this.#add(action, millis, null);
  setInterval = (action, millis) => this.#add(action, millis, millis);
  clearTimeout = (id) => {
    this.#due = this.#due.filter((entry) => entry.id !== id);
  };
  clearInterval = this.clearTimeout;

  pass(millis) {
    const until = this.#now + millis;
    for (;;) {
      const entry = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!entry) {
        break;
      }
      this.#now = entry.at;
      this.clearTimeout(entry.id);
      if (entry.every !== null) {
        this.#due.push({ ...entry, at: entry.at + entry.every });
      }
      entry.action();
    }
    this.#now = until;
  }

  #add(action, millis, every) {
    const id = this.#next++;
    this.#due.push({ id, at: this.#now + millis, action, every });
    return id;
  }
}

/** A feed client on sockets that the test speaks through. */
function wall() {
  const clock = new TestClock();
  const sockets = [];
  const heard = [];
  const note = (name) => (what) => heard.push([name, what]);
  let liveness = null;
  const client = new FeedClient({
    clock,
    token: () => 'token-1',
    openSocket: () => {
      const socket = { sent: [], readyState: 0, closed: false };
      socket.send = (text) => socket.sent.push(JSON.parse(text));
      socket.close = () => {
        socket.closed = true;
        socket.readyState = 3;
      };
      sockets.push(socket);
      return socket;
    },
    listener: {
      snapshot: note('snapshot'),
      changes: note('changes'),
      resumed: note('resumed'),
      readings: note('readings'),
      counters: note('counters'),
      values: note('values'),
      rejected: note('rejected'),
      liveness: (description) => (liveness = description),
    },
  });
  client.start();
  const last = () => sockets[sockets.length - 1];
  const say = (message) => last().onmessage({ data: JSON.stringify(message) });
  return {
    client, clock, sockets, last, say,
    heard: () => heard.map(([name]) => name),
    what: (name) => heard.filter(([n]) => n === name).map(([, what]) => what),
    liveness: () => liveness,
    open() {
      last().readyState = 1;
      last().onopen();
      const serverTime = new Date(clock.now()).toISOString();
      say({ type: 'welcome', serverTime, heartbeatMillis: 2000 });
    },
    snapshot: (sequence, reason = 'first') =>
      say({ type: 'snapshot', epoch: 'e1', sequence, reason, part: 1, parts: 1, items: [] }),
    delta: (previous, sequence) =>
      say({ type: 'delta', epoch: 'e1', previous, sequence, changes: [{ id: 'c' }] }),
    drop() {
      last().readyState = 3;
      last().onclose();
    },
  };
}

export default {
  'says hello with the token in the first message and nothing to resume'() {
    const w = wall();
    w.open();
    const hello = w.last().sent[0];
    equal([hello.type, hello.token, hello.resume], ['hello', 'token-1', undefined]);
    equal(hello.kinds, ['case', 'alert', 'warning', 'finding', 'office-task', 'reading',
      'segment', 'crowd', 'area-traffic', 'writes']);
  },

  'is live only after a whole snapshot'() {
    const w = wall();
    w.open();
    equal(w.liveness().live, false);
    w.snapshot(5);
    equal(w.liveness().phase, 'live');
  },

  'comes back after a break and resumes where it stood'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    w.delta(5, 8);
    w.drop();
    equal(w.liveness().phase, 'reconnecting');
    w.clock.pass(1000);
    equal(w.sockets.length, 2);
    w.open();
    equal(w.last().sent[0].resume, { epoch: 'e1', sequence: 8 });
    w.say({ type: 'resumed', epoch: 'e1', sequence: 8 });
    equal(w.liveness().phase, 'live');
    equal(w.what('resumed')[0].brokenForMillis, 1000);
    w.delta(8, 9);
    equal(w.what('changes').length, 2);
  },

  'latest values are told when all parts have come, and not across a break'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    const values = (part, items) =>
      w.say({ type: 'values', kind: 'crowd', whole: true, part, parts: 2, items });
    values(1, ['a']);
    equal(w.what('values'), []);
    values(2, ['b']);
    equal(w.what('values'), [{ kind: 'crowd', whole: true, items: ['a', 'b'] }]);
    values(1, ['old']);
    w.drop();
    w.clock.pass(1000);
    w.open();
    values(2, ['lost']);
    equal(w.what('values').length, 1);
  },

  'a gap is not shown but asked for again'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    w.delta(6, 7);
    equal([w.what('changes').length, w.liveness().live, w.sockets[0].closed], [0, false, true]);
    w.clock.pass(3000);
    w.open();
    equal(w.last().sent[0].resume, { epoch: 'e1', sequence: 5 });
  },

  'a second gap in a row asks for everything'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    w.delta(6, 7);
    w.clock.pass(3000);
    w.open();
    w.say({ type: 'resumed', epoch: 'e1', sequence: 5 });
    w.delta(6, 7);
    w.clock.pass(5000);
    w.open();
    equal(w.last().sent[0].resume, undefined);
    w.snapshot(9, 'too-old');
    equal(w.what('snapshot')[1].reason, 'too-old');
  },

  'silence of more than three heartbeats is stale and ends the connection'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    w.clock.pass(6000);
    equal(w.liveness().phase, 'live');
    w.clock.pass(1000);
    equal([w.liveness().phase, w.sockets[0].closed], ['stale', true]);
    w.clock.pass(2000);
    equal(w.sockets.length, 2);
  },

  'a connection that never opens is given up and tried again'() {
    const w = wall();
    w.clock.pass(10_000);
    equal([w.sockets.length, w.sockets[0].closed], [2, true]);
  },

  'a late word of an old connection changes nothing'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    const old = w.last();
    w.drop();
    w.clock.pass(1000);
    w.open();
    w.say({ type: 'resumed', epoch: 'e1', sequence: 5 });
    const late = { type: 'delta', epoch: 'e1', previous: 5, sequence: 6, changes: [{}] };
    old.onmessage({ data: JSON.stringify(late) });
    equal(w.what('changes').length, 0);
  },

  'nothing is taken on a new connection before the server says where it goes on'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    w.drop();
    w.clock.pass(1000);
    w.open();
    w.delta(5, 6);
    equal(w.what('changes').length, 0);
  },

  'after a success it is patient anew'() {
    const w = wall();
    for (let attempt = 0; attempt < 6; attempt++) {
      w.drop();
      w.clock.pass(15_000);
    }
    w.open();
    w.snapshot(5);
    w.drop();
    equal(w.liveness().retryInSeconds, 1);
  },

  'a refused token ends the session instead of trying for ever'() {
    const w = wall();
    w.open();
    w.say({ type: 'problem', status: 401, title: 'token expired' });
    equal(w.heard(), ['rejected']);
  },

  'a hello that came too late is tried again in the same session'() {
    const w = wall();
    w.open();
    w.say({ type: 'problem', status: 408, title: 'Too late' });
    w.clock.pass(60_000);
    equal(w.heard(), []);
    equal(w.sockets.length > 1, true);
  },

  'a renewed token goes over the open connection'() {
    const w = wall();
    w.open();
    w.client.renew('token-2');
    equal(w.last().sent[1], { type: 'token', token: 'token-2' });
  },

  'after the end nothing is tried any more'() {
    const w = wall();
    w.open();
    w.client.end();
    w.clock.pass(60_000);
    equal(w.sockets.length, 1);
  },

  'words that this page does not know are passed over'() {
    const w = wall();
    w.open();
    w.snapshot(5);
    w.say({ type: 'crowd', anything: true });
    equal(w.liveness().phase, 'live');
  },

  'waits longer from attempt to attempt, with jitter, up to ten seconds or so'() {
    equal([0, 1, 2, 3].map((attempt) => retryMillis(attempt, () => 0.5)), [500, 1000, 2000, 4000]);
    equal([retryMillis(0, () => 0), retryMillis(0, () => 1)], [400, 600]);
    equal(retryMillis(99, () => 1), 12_000);
  },
};
