import { clockOf, mostUrgentFirst } from '/wall/panels/office.js';
import { equal } from './claim.js';

const NOW = Date.UTC(2026, 2, 2, 8, 0, 0);
const at = (minutes) => new Date(NOW + minutes * 60_000).toISOString();
const task = (taskId, dueInMinutes, more = {}) => ({
  taskId,
  state: 'IN_PROGRESS',
  reached: 'GREEN',
  limit: { dueAt: at(dueInMinutes), yellowAt: at(dueInMinutes - 60), endedAt: null },
  ...more,
});

export default {
  'the light is that of now, whatever the last event said'() {
    equal(clockOf(task('a', 90), NOW).light, 'GREEN');
    equal(clockOf(task('a', 60), NOW).light, 'YELLOW');
    equal(clockOf(task('a', 0), NOW).light, 'RED');
  },

  'a clock that stands still says so, one that ended keeps its light'() {
    const still = { limit: { dueAt: null, yellowAt: null, endedAt: null }, reached: 'YELLOW' };
    equal(clockOf(still, NOW).paused, true);
    const ended = { limit: { dueAt: at(-9), yellowAt: at(-69), endedAt: at(-5) }, reached: 'REMINDED' };
    equal(clockOf(ended, NOW).light, 'RED');
    equal(clockOf(ended, NOW).paused, false);
  },

  'red comes first, then what is due first, and nothing that has ended'() {
    const list = [
      task('green-late', 500),
      task('over', -5),
      task('yellow', 30),
      task('green-soon', 200),
      task('done', -5, { state: 'DONE' }),
    ];
    equal(mostUrgentFirst(list, NOW).map(({ taskId }) => taskId).join(' '),
      'over yellow green-soon green-late');
  },
};
