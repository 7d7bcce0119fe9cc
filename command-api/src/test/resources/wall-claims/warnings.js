import { recipientsOf } from '/wall/panels/warnings.js';
import { equal } from './claim.js';

const CITY = { departmentName: (id) => `the ${id}` };

export default {
  'a warning names its departments, then roles'() {
    const whom = recipientsOf({ departments: ['police', 'fire'], roles: ['OPERATOR'] }, CITY);
    equal(whom.slice(0, 2), ['the police', 'the fire']);
    equal(whom.length, 3);
    equal(whom[2].includes('OPERATOR'), true);
  },

  'without departments only roles are named'() {
    equal(recipientsOf({ departments: [], roles: ['OPERATOR', 'SUPERVISOR'] }, CITY).length, 2);
  },
};
