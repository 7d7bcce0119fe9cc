import { shownLevel } from './congestion.js';

/** How old a travel time may be, as on the road it is made of. */
export const STALE_MILLIS = 10 * 60_000;

/**
 * How a watched route is shown.
 *
 * @param now what was told of it last; null when nothing was
 * @returns `isOld`, and `level`: UNKNOWN when it is old, or too little of the way was measured to
 *     judge
 */
export function travelState(now, serverNow) {
  if (now === null) {
    return { isOld: false, level: 'UNKNOWN' };
  }
  const level = shownLevel(now, serverNow, STALE_MILLIS);
  return {
    isOld: serverNow - Date.parse(now.at) > STALE_MILLIS,
    level: level ?? 'UNKNOWN',
  };
}

/**
 * Routes on which most is lost first, those of which little is known after them, old ones last.
 *
 * @param routes each with `now` and its state
 */
export function worstFirst(routes) {
  const rank = ({ isOld, level }) => (isOld ? 2 : level === 'UNKNOWN' ? 1 : 0);
  return [...routes].sort(
    (a, b) => rank(a) - rank(b) || b.now.ratio - a.now.ratio || (a.id < b.id ? -1 : 1),
  );
}

/** Whole minutes: nobody drives by the second. */
export function minutesOf(seconds) {
  return Math.max(1, Math.round(seconds / 60));
}
