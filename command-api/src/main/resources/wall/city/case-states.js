/** Whose turn it is comes in three kinds on the wall: the center's, a department's, nobody's. */
export const AT_CENTER = 'ON_MANUAL_DESK';
export const DISPATCHED = 'DISPATCHED';

/** Waits for somebody before a department has it, or has it again. */
const BEFORE_DEPARTMENT = new Set([
  'REPORTED', 'FIELD_CHECK', 'ON_MANUAL_DESK', 'RETURNED', 'WITH_SUPERVISOR',
]);
const ENDED = new Set(['REJECTED', 'CLOSED', 'MERGED', 'VOID']);

/** As what a case in this state is counted and drawn; null when it has ended or goes on in another. */
export function shownAs(state) {
  if (ENDED.has(state)) {
    return null;
  }
  return BEFORE_DEPARTMENT.has(state) ? AT_CENTER : DISPATCHED;
}

/** How many of the cases counted by state are shown so. */
export function countShownAs(counts, shown) {
  return Object.entries(counts ?? {})
    .filter(([state]) => shownAs(state) === shown)
    .reduce((sum, [, count]) => sum + count, 0);
}
