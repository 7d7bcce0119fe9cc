import { element } from '../page/element.js';
import { nameOf, number, t, word } from '../language/language.js';
import { lightOf, lightSvg } from '../map/symbols.js';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

/** What a clock says in a few words: what is left, by how much it is over, that it stands still. */
export function clockWords(clock) {
  if (!clock) {
    return t('clock.none');
  }
  if (clock.paused) {
    return t('clock.paused');
  }
  const left = leftOf(clock);
  if (left === null) {
    return t('clock.ended');
  }
  const time = durationOf(Math.abs(left), isWorking(clock));
  if (clock.leftMillis <= 0) {
    return t(isWorking(clock) ? 'clock.overdueWorking' : 'clock.overdue', { time });
  }
  return t(isWorking(clock) ? 'clock.leftWorking' : 'clock.left', { time });
}

/** All clocks of a case: stage, limit, light with what is left, and when it is due. */
export function clockTable(city, clocks) {
  const rows = clocks.map((clock) =>
    element('tr', { 'data-testid': 'detail-clock', 'data-stage': clock.stage, 'data-light': lightOf(clock) },
      element('td', {}, nameOf(clock.measure, word('stage', clock.stage))),
      element('td', {}, limitOf(clock)),
      element('td.light', {}, element('span', {}, lightSvg(clock), clockWords(clock))),
      element('td.figure', {}, dueOf(city, clock))));
  const headings = [t('clock.stage'), t('clock.limit'), t('clock.state'), t('clock.due')];
  return element('table', {},
    element('thead', {}, element('tr', {}, ...headings.map((heading) => element('th', {}, heading)))),
    element('tbody', {}, ...rows));
}

function limitOf({ limit }) {
  return limit ? `${number(limit.amount)} ${word('limit', limit.unit)}` : '–';
}

function dueOf(city, { dueAt, endedAt }) {
  const at = endedAt ?? dueAt;
  return at ? city.timeOfDay(at) : '–';
}

/** A limit in working time is told in working time, every other around the clock. */
function leftOf(clock) {
  return isWorking(clock) ? clock.workingLeftMillis : clock.leftMillis;
}

function isWorking({ limit }) {
  return limit?.unit.startsWith('WORKING') ?? false;
}

/** A span of time around the clock in words. */
export function spanOf(millis) {
  return durationOf(millis, false);
}

/** Two units at most: nobody plans a day by the second. Working time has no days of 24 hours. */
function durationOf(millis, working) {
  const minutes = Math.floor(millis / MINUTE);
  if (minutes >= DAY && !working) {
    const days = Math.floor(minutes / DAY);
    return t('duration.days', { days: number(days), hours: Math.floor((minutes % DAY) / HOUR) });
  }
  if (minutes >= HOUR) {
    return t('duration.hours', { hours: number(Math.floor(minutes / HOUR)), minutes: minutes % HOUR });
  }
  return t('duration.minutes', { minutes });
}
