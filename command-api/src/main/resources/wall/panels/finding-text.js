import { number, t } from '../language/language.js';

const ONE_PLACE = { maximumFractionDigits: 1 };
const LEAST_SHOWN = 1e-4;
/** Their numbers are a part of a whole. */
const PARTS = ['DEPARTMENT_BEHIND', 'FALSE_ALARMS'];

/** What it is of, and where: `Stall on the road · River District`. */
export function subjectName(city, { about, areaPath }) {
  const what = [
    about.category && city.categoryName(about.category),
    about.business,
    about.department && city.departmentName(about.department),
    about.device && city.deviceName(about.device),
  ].filter((name) => name);
  const place = city.placeName(areaPath);
  return [...what, ...(place && !about.department ? [place] : [])].join(' · ');
}

/** How many there are, and how many would be usual. */
export function countText({ kind, observed, outOf, usual, windowDays }) {
  const key = PARTS.includes(kind) ? `findings.part.${kind}` : 'findings.count';
  return t(key, {
    observed: number(observed),
    outOf: number(outOf),
    usual: number(usual, ONE_PLACE),
    days: number(windowDays),
  });
}

/** How likely that is by chance; of a cluster once in how many days. */
export function chanceText({ kind, chance }) {
  if (kind === 'CLUSTER') {
    return t('findings.recurs', { days: number(1 / chance, { maximumFractionDigits: 0 }) });
  }
  const least = chance < LEAST_SHOWN;
  const share = number(least ? LEAST_SHOWN : chance, {
    style: 'percent',
    maximumSignificantDigits: 2,
  });
  return t(least ? 'findings.chanceBelow' : 'findings.chance', { share });
}
