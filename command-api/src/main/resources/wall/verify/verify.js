import { language, onLanguage, t } from '../language/language.js';
import { part, setText } from '../page/element.js';
import { Entry } from '../session/entry.js';
import { SignInError } from '../session/session.js';
import { Held } from './held.js';
import { Nearby } from './nearby.js';
import { Rewards } from './rewards.js';
import { DeskError, TaskDesk } from './task-desk.js';
import { Where } from './where.js';
import { money } from './words.js';

const REFRESH_MILLIS = 30_000;
const TABS = ['nearby', 'held', 'rewards'];

const entry = new Entry({ enter: openPage, isFor: (user) => user.roles.includes('CITIZEN') });
/** What is said last: a key of the dictionary with its values, or a text of the server. */
let said = null;

/** @param kind `good`, `bad` or `wait` */
function say(kind, sentence) {
  said = sentence === null ? null : { kind, ...sentence };
  tell();
}

function tell() {
  const target = part('say');
  target.hidden = said === null;
  target.dataset.kind = said?.kind ?? '';
  setText(target, said === null ? '' : (said.text ?? t(said.key, said.values?.() ?? {})));
}

/** Runs what may go wrong, and says so when it does; true when it went well. */
async function trying(action) {
  try {
    await action();
    return true;
  } catch (e) {
    if (!(e instanceof DeskError)) {
      throw e;
    }
    say('bad', e.said);
    return false;
  }
}

/** The page of a citizen who has signed in. */
class Page {
  #desk = new TaskDesk(entry.session);
  #where = new Where({ onChange: () => this.#moved() });
  #nearby = new Nearby(this.#desk, { onTake: (task) => this.#take(task) });
  #held = new Held(this.#desk, {
    where: this.#where,
    onAnswer: (task, verdict, photo) => this.#answer(task, verdict, photo),
    onGiveBack: (task) => this.#giveBack(task),
    onFilledIn: () => say('', null),
  });
  #rewards = new Rewards(this.#desk);
  #tab = TABS[0];

  constructor() {
    part('verify').hidden = false;
    TABS.forEach((tab) => part(`tab-${tab}`).addEventListener('click', () => this.open(tab)));
    onLanguage(() => {
      tell();
      this.#where.tell();
      this.#nearby.show();
      this.#held.translate();
      this.#rewards.show();
    });
    setInterval(() => {
      if (!document.hidden) {
        this.#refresh();
      }
    }, REFRESH_MILLIS);
  }

  async open(tab) {
    say('', null);
    await this.#show(tab);
  }

  async start() {
    await trying(() => this.#held.load());
    await this.#show(this.#tab);
  }

  async #show(tab) {
    this.#tab = tab;
    for (const name of TABS) {
      part(name).hidden = name !== tab;
      part(`tab-${name}`).setAttribute('aria-current', name === tab ? 'page' : 'false');
    }
    await this.#refresh();
  }

  async #refresh() {
    if (this.#tab === 'nearby') {
      this.#nearby.show();
      if (this.#where.place !== null) {
        await trying(() => this.#nearby.load(this.#where.place));
      }
    } else {
      await trying(() => (this.#tab === 'held' ? this.#held.load() : this.#rewards.load()));
    }
  }

  async #moved() {
    this.#held.measure();
    if (this.#tab === 'nearby') {
      await this.#refresh();
    }
  }

  async #take(task) {
    say('wait', { key: 'verify.taking' });
    const isTaken = await trying(() =>
      this.#desk.wish(task.taskId, 'take', { position: this.#where.place }),
    );
    if (isTaken) {
      say('good', { key: 'verify.taken' });
      await this.#show('held');
    } else {
      await this.#nearby.load(this.#where.place).catch(() => null);
    }
  }

  async #giveBack(task) {
    if (await trying(() => this.#desk.wish(task.taskId, 'give-back', {}))) {
      say('good', { key: 'verify.givenBack' });
      await trying(() => this.#held.load());
    }
  }

  async #answer(task, verdict, photo) {
    if (photo === null || verdict === null) {
      say('bad', { key: photo === null ? 'verify.photoNeeded' : 'verify.verdictNeeded' });
      return;
    }
    say('wait', { key: 'verify.sending' });
    const position = await this.#where.fresh();
    if (position === null) {
      say('bad', { key: 'verify.positionNeeded' });
      return;
    }
    await trying(async () => {
      const id = await this.#desk.sendPhoto(photo);
      const told = await this.#desk.wish(task.taskId, 'answer', { position, verdict, photo: id });
      say('good', thanks(told));
      await this.#held.load();
    });
  }
}

function thanks(told) {
  if (told.rewardCents > 0) {
    return { key: 'verify.rewarded', values: () => ({ amount: money(told.rewardCents) }) };
  }
  const why = language() === 'zh' ? told.whyZh : told.why;
  return why ? { text: why } : { key: 'verify.answered' };
}

async function openPage() {
  if (!entry.session.user.roles.includes('CITIZEN')) {
    throw new SignInError('verify.citizensOnly');
  }
  entry.hide();
  await new Page().start();
}

onLanguage(() => {
  document.title = t('verify.title');
});
await entry.start();
