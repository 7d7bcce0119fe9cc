import { Liveness } from '/wall/feed/liveness.js';
import { equal } from './claim.js';

const AT = Date.UTC(2026, 2, 2, 8, 0, 0);
const iso = (millis) => new Date(millis).toISOString();

function live() {
  const liveness = new Liveness();
  liveness.welcomed({ serverTime: iso(AT), heartbeatMillis: 2000 }, AT);
  liveness.synced();
  liveness.heartbeat(
    { serverTime: iso(AT), source: 'ok', pulses: { cases: 300, sensors: 400 } }, AT);
  return liveness;
}

export default {
  'before the first word it is connecting'() {
    equal(new Liveness().describe(AT).phase, 'connecting');
  },

  'a welcome alone is not live: nothing is known to be in sync'() {
    const liveness = new Liveness();
    liveness.welcomed({ serverTime: iso(AT), heartbeatMillis: 2000 }, AT);
    equal(liveness.describe(AT).phase, 'connecting');
  },

  'in sync and heard it is live'() {
    equal(live().describe(AT + 1000).phase, 'live');
  },

  'three missed heartbeats are forgiven, more are stale'() {
    equal(live().describe(AT + 6000).phase, 'live');
    const late = live().describe(AT + 6001);
    equal([late.phase, late.cause, late.asOf], ['stale', 'silence', AT]);
  },

  'a broken connection is reconnecting at first, then stale'() {
    const liveness = live();
    liveness.disconnected(AT + 3000);
    const soon = liveness.describe(AT + 1000);
    equal([soon.phase, soon.retryInSeconds, soon.live], ['reconnecting', 2, false]);
    const later = liveness.describe(AT + 7000);
    equal([later.phase, later.cause, later.asOf], ['stale', 'disconnected', AT]);
  },

  'connected again is not live until in sync'() {
    const liveness = live();
    liveness.disconnected(AT + 500);
    liveness.welcomed({ serverTime: iso(AT + 900) }, AT + 900);
    equal(liveness.describe(AT + 900).phase, 'reconnecting');
    liveness.synced();
    equal(liveness.describe(AT + 900).phase, 'live');
  },

  'a server that cannot see the live view is stale since it last could'() {
    const liveness = live();
    liveness.heartbeat({ serverTime: iso(AT + 2000), source: 'redis-away' }, AT + 2000);
    liveness.heartbeat({ serverTime: iso(AT + 4000), source: 'redis-away' }, AT + 4000);
    const away = liveness.describe(AT + 4500);
    equal([away.phase, away.cause, away.asOf], ['stale', 'source-away', AT]);
    liveness.heartbeat({ serverTime: iso(AT + 6000), source: 'ok' }, AT + 6000);
    equal(liveness.describe(AT + 6000).phase, 'live');
  },

  'a pulse grows old between heartbeats'() {
    const liveness = live();
    equal(liveness.describe(AT + 4000).pulses.cases.state, 'ok');
    const late = liveness.describe(AT + 5000).pulses.cases;
    equal([late.state, late.ageMillis], ['late', 5300]);
  },

  'a job that never gave a sign of life is unknown, not well'() {
    const liveness = live();
    liveness.heartbeat({ serverTime: iso(AT), source: 'ok', pulses: { cases: 10 } }, AT);
    equal(liveness.describe(AT).pulses.sensors.state, 'unknown');
  },

  'time is told by the server, not by this machine'() {
    const liveness = new Liveness();
    liveness.welcomed({ serverTime: iso(AT + 60_000), heartbeatMillis: 2000 }, AT);
    equal(liveness.serverNow(AT + 1000), AT + 61_000);
  },
};
