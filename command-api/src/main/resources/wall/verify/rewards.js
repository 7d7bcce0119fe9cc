import { element, part, setText } from '../page/element.js';
import { locale, t, word } from '../language/language.js';
import { money } from './words.js';

/** What the citizen has earned, what was taken back, and how far each is paid. */
export class Rewards {
  #desk;
  #answer = null;

  constructor(desk) {
    this.#desk = desk;
  }

  async load() {
    this.#answer = await this.#desk.rewards();
    this.show();
  }

  show() {
    if (this.#answer === null) {
      return;
    }
    const { rewards, sums } = this.#answer;
    setText(part('rewards-sum'), rewards.length === 0 ? t('verify.noRewards') : sum(sums));
    part('rewards-list').replaceChildren(...rewards.map(row));
  }
}

function signed(payment) {
  return payment.kind === 'REVERSAL' ? -payment.amountCents : payment.amountCents;
}

function sum({ paidCents, owedCents, failedCents, takenBackCents }) {
  const parts = [t('verify.sumPaid', { amount: money(paidCents - takenBackCents) })];
  if (owedCents > 0) {
    parts.push(t('verify.sumOwed', { amount: money(owedCents) }));
  }
  if (failedCents > 0) {
    parts.push(t('verify.sumFailed', { amount: money(failedCents) }));
  }
  return parts.join(' ');
}

function row(payment) {
  return element(
    'li.reward',
    { 'data-testid': 'reward', 'data-id': payment.paymentId },
    element(
      'span',
      {},
      `${word('verify.kind', payment.kind)} · ${new Date(payment.at).toLocaleString(locale())}`,
      element('br'),
      element('span.sub', { 'data-testid': 'payout' }, word('verify.payout', payment.state)),
    ),
    element('b', {}, money(signed(payment))),
  );
}
