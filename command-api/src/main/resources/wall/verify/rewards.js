import { element, part, setText } from '../page/element.js';
import { locale, t, word } from '../language/language.js';
import { money } from './words.js';

/** What the citizen has earned, and what was taken back. */
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
    const { rewards } = this.#answer;
    setText(part('rewards-sum'), rewards.length === 0 ? t('verify.noRewards') : sum(rewards));
    part('rewards-list').replaceChildren(...rewards.map(row));
  }
}

function signed(payment) {
  return payment.kind === 'REVERSAL' ? -payment.amountCents : payment.amountCents;
}

function sum(rewards) {
  const cents = rewards.reduce((all, payment) => all + signed(payment), 0);
  return t('verify.sum', { amount: money(cents), count: rewards.length });
}

function row(payment) {
  return element(
    'li.reward',
    { 'data-testid': 'reward', 'data-id': payment.paymentId },
    element(
      'span',
      {},
      `${word('verify.kind', payment.kind)} · ${new Date(payment.at).toLocaleString(locale())}`,
    ),
    element('b', {}, money(signed(payment))),
  );
}
