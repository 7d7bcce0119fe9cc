/**
 * Levels of service from A (free) to F: from dusk to light lilac, so that they differ from traffic's
 * green to red, and by lightness alone for who sees no colours.
 */
export const CROWD_COLORS = {
  A: '#3c5488',
  B: '#5a68b4',
  C: '#7f78d6',
  D: '#a98bee',
  E: '#d0a6fb',
  F: '#f6d4ff',
};

/** There are people, but too few to be shown. */
export const FEW = 'FEW';
export const UNKNOWN = 'UNKNOWN';

/** The order of levels from the calmest. */
export const CROWD_LEVELS = [UNKNOWN, FEW, ...Object.keys(CROWD_COLORS)];

/** Ink on the lighter levels, light on the darker ones. */
export function letterColor(level) {
  return level < 'C' ? '#eef4fa' : '#0a1017';
}

/** Milliseconds of the end of the window that a value is of. */
export function measuredAt(crowd) {
  return Date.parse(crowd.at) + crowd.seconds * 1000;
}

/**
 * How an area is shown: by its level of service; as unknown when nothing was measured or what was is
 * too old.
 *
 * @param crowd what was measured last; null when nothing was
 * @param staleMillis how old it may be
 */
export function shownCrowd(crowd, now, staleMillis) {
  if (!crowd || now - measuredAt(crowd) > staleMillis) {
    return UNKNOWN;
  }
  if (crowd.small) {
    return FEW;
  }
  return crowd.service ?? UNKNOWN;
}

/**
 * Where an area is going: `UP_FAST`, `UP`, `STEADY`, `DOWN`, `DOWN_FAST`; null when it is not known.
 *
 * @param trendPerMinute people more (or less) a minute
 * @param rules the city's `{steadyShare, fastShare}` of the capacity
 */
export function trendOf(trendPerMinute, capacity, rules) {
  if (trendPerMinute === null || trendPerMinute === undefined) {
    return null;
  }
  const share = trendPerMinute / capacity;
  if (Math.abs(share) < rules.steadyShare) {
    return 'STEADY';
  }
  return `${share > 0 ? 'UP' : 'DOWN'}${Math.abs(share) >= rules.fastShare ? '_FAST' : ''}`;
}

export const TREND_ARROWS = { UP_FAST: '⇈', UP: '↗', STEADY: '→', DOWN: '↘', DOWN_FAST: '⇊' };
