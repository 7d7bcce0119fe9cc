import { language, loadLanguages, t, useLanguage } from './language/language.js';
import { element, part } from './page/element.js';
import { LoginPanel } from './session/login-panel.js';
import { Session, SignInError } from './session/session.js';
import { Wall } from './wall.js';

const ENDED = 'citygrid.ended';
/** A server that has just started may still be reading the city. */
const CITY_ATTEMPTS = 30;
const CITY_MILLIS = 1_000;
let wall = null;

const session = new Session({
  onRenewed: (token) => wall?.renew(token),
  onEnded: (key) => startAgain(key),
});

/** Loads the page anew, so that nothing of the last user's view is left in memory. */
function startAgain(key) {
  wall?.end();
  if (key === null) {
    sessionStorage.removeItem(ENDED);
  } else {
    sessionStorage.setItem(ENDED, key);
  }
  location.reload();
}

async function openWall() {
  let response = await session.get('/v1/city');
  for (let attempt = 0; response.status === 503 && attempt < CITY_ATTEMPTS; attempt++) {
    login.say('login.cityComes');
    await new Promise((resolve) => setTimeout(resolve, CITY_MILLIS));
    response = await session.get('/v1/city');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new SignInError('login.noCity', { status: response.status, detail: problem.detail ?? '' });
  }
  const content = await response.json();
  login.hide();
  wall = new Wall(session, content);
}

const login = new LoginPanel({
  signIn: async (user, password) => {
    await session.signIn(user, password);
    try {
      await openWall();
    } catch (e) {
      session.end();
      throw e;
    }
  },
});

for (const button of document.querySelectorAll('[data-testid^="language"]')) {
  button.addEventListener('click', () => useLanguage(language() === 'zh' ? 'en' : 'zh'));
}
part('sign-out').addEventListener('click', () => {
  session.end();
  startAgain(null);
});

async function start() {
  await loadLanguages();
  if (session.restore()) {
    try {
      await openWall();
      return;
    } catch (e) {
      if (session.token === null) {
        return; // The token was refused; the page is about to load again.
      }
      // The server is away, not the session: say so and try again.
      document.body.append(element('p.away', { role: 'alert', 'data-testid': 'away' }, t('login.unreachable')));
      setTimeout(() => location.reload(), 5_000);
      return;
    }
  }
  const ended = sessionStorage.getItem(ENDED);
  sessionStorage.removeItem(ENDED);
  login.show(ended);
}

await start();
document.documentElement.dataset.ready = 'true';
