import { locale, nameOf, number, t } from '../language/language.js';

const CENTS = 100;

export function money(cents) {
  return t('verify.money', {
    amount: number(cents / CENTS, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  });
}

export function meters(value) {
  return t('unit.meters', { value: number(Math.round(value)) });
}

export function timeOfDay(millis) {
  return new Date(millis).toLocaleTimeString(locale());
}

/** What the citizen is to look for: the condition under which such a case may be closed. */
export function question(task) {
  const conditions = task.doneWhen.map((names) => nameOf(names)).join(' / ');
  return conditions === '' ? t('verify.askDone') : t('verify.askWhen', { conditions });
}
