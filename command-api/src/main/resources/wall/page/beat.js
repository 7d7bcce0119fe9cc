/** Eyes see no more, and each picture of the whole wall costs; without a graphics processor, a lot. */
const BEAT_MILLIS = 100;

const waiting = new Set();
let timer = null;
let beatAt = -Infinity;

/**
 * Runs an action with all others that change the picture: at once when the wall was still, else at
 * the next beat, ten of which are in a second. What changes between two beats is one picture. An
 * action that waits already waits once.
 */
export function onBeat(action) {
  waiting.add(action);
  timer ??= setTimeout(beat, Math.max(0, beatAt + BEAT_MILLIS - performance.now()));
}

function beat() {
  timer = null;
  beatAt = performance.now();
  const actions = [...waiting];
  waiting.clear();
  for (const action of actions) {
    try {
      action();
    } catch (e) {
      reportError(e); // The others have their turn all the same.
    }
  }
}
