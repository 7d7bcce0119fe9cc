import { Entry } from './session/entry.js';
import { SignInError } from './session/session.js';
import { Wall } from './wall.js';

/** A server that has just started may still be reading the city. */
const CITY_ATTEMPTS = 30;
const CITY_MILLIS = 1_000;
let wall = null;

const entry = new Entry({
  enter: openWall,
  onRenewed: (token) => wall?.renew(token),
  onEnd: () => wall?.end(),
});

async function openWall() {
  let response = await entry.session.get('/v1/city');
  for (let attempt = 0; response.status === 503 && attempt < CITY_ATTEMPTS; attempt++) {
    entry.say('login.cityComes');
    await new Promise((resolve) => setTimeout(resolve, CITY_MILLIS));
    response = await entry.session.get('/v1/city');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new SignInError('login.noCity', { status: response.status, detail: problem.detail ?? '' });
  }
  const content = await response.json();
  entry.hide();
  wall = new Wall(entry.session, content);
}

await entry.start();
