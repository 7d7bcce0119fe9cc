/** Calm where traffic flows: green is close to the ground, and what stands is bright. */
export const CONGESTION_COLORS = {
  CLEAR: '#3d8f72',
  MOSTLY_CLEAR: '#86a04a',
  SLIGHT: '#e3c04a',
  MODERATE: '#ef8a3c',
  SEVERE: '#f2544c',
};
export const UNKNOWN_COLOR = '#34424f';

/**
 * How a segment is shown: by its level, and as unknown when nothing was measured there or what was
 * is too old.
 *
 * @param traffic what was measured last; undefined when nothing was
 * @param staleMillis how old it may be
 */
export function shownLevel(traffic, now, staleMillis) {
  if (traffic === undefined || now - Date.parse(traffic.at) > staleMillis) {
    return 'UNKNOWN';
  }
  return traffic.level;
}
