import { AT_CENTER, countShownAs, DISPATCHED, shownAs } from '/wall/city/case-states.js';
import { equal } from './claim.js';

export default {
  aCaseStaysCountedWhileADepartmentWorksOnIt() {
    const counts = { DISPATCHED: 3, ACCEPTED: 2, IN_PROGRESS: 1, REWORK: 4, CLOSED: 50 };
    equal(countShownAs(counts, DISPATCHED), 10);
    equal(countShownAs(counts, AT_CENTER), 0);
  },

  aReturnedCaseWaitsForTheCenterAgain() {
    equal(shownAs('RETURNED'), AT_CENTER);
    equal(countShownAs({ RETURNED: 2, ON_MANUAL_DESK: 5, WITH_SUPERVISOR: 1 }, AT_CENTER), 8);
  },

  whatHasEndedIsNotShown() {
    ['REJECTED', 'CLOSED', 'MERGED', 'VOID'].forEach((state) => equal(shownAs(state), null));
  },

  noCountsAreNone() {
    equal(countShownAs(undefined, DISPATCHED), 0);
  },
};
