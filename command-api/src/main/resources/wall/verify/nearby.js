import { element, part, setText } from '../page/element.js';
import { nameOf, t } from '../language/language.js';
import { meters, money, question, timeOfDay } from './words.js';

/** The tasks that are offered here, nearest first. */
export class Nearby {
  #desk;
  #onTake;
  #answer = null;
  #readAt = null;
  #asked = 0;

  /** @param onTake called with the task that the citizen wants */
  constructor(desk, { onTake }) {
    this.#desk = desk;
    this.#onTake = onTake;
  }

  /** Asks again; an answer that is overtaken by a later question is not shown. */
  async load(place) {
    this.#asked += 1;
    const asked = this.#asked;
    const answer = await this.#desk.near(place);
    if (asked === this.#asked) {
      this.#answer = answer;
      this.#readAt = Date.now();
      this.show();
    }
  }

  show() {
    if (this.#answer === null) {
      setText(part('nearby-as-of'), t('verify.firstWhere'));
      return;
    }
    const { tasks, rules } = this.#answer;
    const key = tasks.length === 0 ? 'verify.none' : 'verify.asOf';
    setText(part('nearby-as-of'), t(key, { time: timeOfDay(this.#readAt), count: tasks.length }));
    part('nearby-list').replaceChildren(...tasks.map((task) => this.#card(task, rules)));
  }

  #card(task, rules) {
    const reward = t('verify.reward', { least: money(task.leastCents), most: money(task.mostCents) });
    const take = element(
      'button.strong',
      { type: 'button', 'data-testid': 'take', onclick: () => this.#take(take, task) },
      t('verify.take', { minutes: rules.holdMinutes }),
    );
    return element(
      'li.task',
      { 'data-testid': 'offered', 'data-id': task.taskId },
      element('h2', {}, nameOf(task.categoryNames, task.category)),
      element('p', {}, question(task)),
      element(
        'p.facts',
        {},
        element('span', { 'data-testid': 'distance' }, t('verify.distance', { distance: meters(task.distanceMeters) })),
        element('span', {}, reward),
      ),
      take,
    );
  }

  async #take(button, task) {
    button.disabled = true;
    await this.#onTake(task);
    button.disabled = false;
  }
}
