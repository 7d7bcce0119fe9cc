import { part, setText } from '../page/element.js';
import { t, word } from '../language/language.js';

/**
 * Says whether what is on the wall is true now: the state of the connection, the signs of life of
 * the jobs, and, when something is wrong, since when, across the whole wall.
 */
export class ConnectionPanel {
  #wall = part('wall');
  #state = part('connection');
  #text = part('connection-text');
  #banner = part('banner');
  #model;

  constructor(model) {
    this.#model = model;
  }

  /** Shows a description by feed/liveness.js. */
  show(liveness) {
    this.#wall.dataset.state = liveness.phase;
    this.#wall.dataset.live = liveness.live;
    this.#state.dataset.state = liveness.phase;
    setText(this.#text, this.#sentence(liveness));
    this.#showBanner(liveness);
    for (const [name, pulse] of Object.entries(liveness.pulses)) {
      this.#showPulse(name, pulse, liveness);
    }
    this.#showSource(liveness);
  }

  #sentence({ phase, asOf, retryInSeconds }) {
    switch (phase) {
      case 'reconnecting':
        return t('connection.reconnecting', { seconds: retryInSeconds ?? 0 });
      case 'stale':
        return t('connection.stale', { time: this.#clock(asOf) });
      default:
        return t(`connection.${phase}`);
    }
  }

  #showBanner({ phase, cause, asOf, retryInSeconds }) {
    const shown = phase === 'stale' || phase === 'reconnecting';
    this.#banner.hidden = !shown;
    if (shown) {
      this.#banner.dataset.cause = cause;
      const sentence = t(`banner.${cause}`, { time: this.#clock(asOf) });
      const retry = retryInSeconds > 0 ? t('banner.retry', { seconds: retryInSeconds }) : '';
      setText(this.#banner, `${sentence} ${retry}`.trim());
    }
  }

  #showPulse(name, pulse, liveness) {
    const chip = part(`pulse-${name}`);
    const state = liveness.live ? pulse.state : 'unknown';
    chip.dataset.state = state;
    // Of what the wall shows nothing from, only silence is worth a word.
    chip.hidden = chip.dataset.when !== undefined && chip.dataset.when !== state;
    const seconds = pulse.ageMillis === null ? 0 : Math.round(pulse.ageMillis / 1000);
    setText(chip, `${t(`pulse.${name}`)} ${t(`pulse.state.${state}`, { seconds })}`);
  }

  #showSource({ live, source, cause }) {
    const chip = part('pulse-view');
    const away = cause === 'source-away';
    chip.dataset.state = away ? 'away' : live && source === 'ok' ? 'ok' : 'unknown';
    setText(chip, `${t('pulse.view')} ${word('pulse.state', chip.dataset.state)}`);
  }

  #clock(instant) {
    return instant === null ? '–' : this.#model.city.timeOfDay(instant);
  }
}
