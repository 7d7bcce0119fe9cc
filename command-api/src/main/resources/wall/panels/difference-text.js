import { t, word } from '../language/language.js';

/**
 * What would be different about an open case: from whom to whom it would go, or between which areas
 * or cells where that is all.
 */
export function differenceText(city, { changed, now, anew }) {
  if (anew === undefined) {
    return word('change', 'CATEGORY_GONE');
  }
  const who = (id) => (id === '' ? t('differences.nobody') : city.departmentName(id));
  const where = (code) => (code === '' ? t('place.outside') : city.areaName(code));
  if (changed.includes('DEPARTMENT') || changed.includes('TO_DESK') || changed.includes('FROM_DESK')) {
    return `${who(now.department)} → ${who(anew.department)}`;
  }
  return changed.includes('AREA')
    ? `${where(now.area)} → ${where(anew.area)}`
    : `${now.cell || t('place.outside')} → ${anew.cell || t('place.outside')}`;
}
