import { part, setText } from '../page/element.js';
import { number, t } from '../language/language.js';

const PATIENCE_MILLIS = 15_000;
const EARTH_METERS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres between two places with `lon` and `lat` (haversine on a sphere of the mean radius). */
export function metersBetween(a, b) {
  const half = (degrees) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * half(b.lon - a.lon);
  return 2 * EARTH_METERS * Math.asin(Math.sqrt(h));
}

/** Where the citizen is: as the phone says, or as entered. */
export class Where {
  #place = null;
  #entered = false;
  #failure = null;
  #onChange;

  /** @param onChange called when a place is known, or another one */
  constructor({ onChange }) {
    this.#onChange = onChange;
    part('where-ask').addEventListener('click', () => this.locate());
    part('where-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#enter();
    });
    this.tell();
  }

  /** `{lon, lat, accuracyMeters}`, the last without a value when it was entered; null: not known. */
  get place() {
    return this.#place;
  }

  /** Asks the phone, which asks the citizen. An entered place stays when the phone does not answer. */
  async locate() {
    part('where-ask').disabled = true;
    setText(part('where'), t('verify.locating'));
    try {
      const { coords } = await position();
      this.#failure = null;
      this.#entered = false;
      this.#take({ lon: coords.longitude, lat: coords.latitude, accuracyMeters: coords.accuracy });
    } catch (e) {
      this.#failure = e.code === 1 ? 'verify.denied' : 'verify.noPosition';
      part('where-enter').open = this.#place === null;
    } finally {
      part('where-ask').disabled = false;
      this.tell();
    }
  }

  /** The place of this moment, for an answer: asked anew unless it was entered. */
  async fresh() {
    if (!this.#entered) {
      await this.locate();
    }
    return this.#failure === null || this.#entered ? this.#place : null;
  }

  tell() {
    const place = this.#place;
    const known =
      place === null
        ? t('verify.nowhere')
        : t(this.#entered ? 'verify.hereEntered' : 'verify.here', {
            lon: place.lon.toFixed(5),
            lat: place.lat.toFixed(5),
            accuracy: number(Math.ceil(place.accuracyMeters ?? 0)),
          });
    setText(part('where'), this.#failure === null ? known : `${t(this.#failure)} ${known}`);
  }

  #enter() {
    const lon = Number(part('where-lon').value.trim() || NaN);
    const lat = Number(part('where-lat').value.trim() || NaN);
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 85)) {
      this.#failure = 'verify.noPlace';
      this.tell();
      return;
    }
    this.#failure = null;
    this.#entered = true;
    part('where-enter').open = false;
    this.#take({ lon, lat });
  }

  #take(place) {
    this.#place = place;
    this.tell();
    this.#onChange();
  }
}

function position() {
  return new Promise((resolve, reject) => {
    if (navigator.geolocation === undefined) {
      reject(new Error('this browser has no positions'));
      return;
    }
    navigator.geolocation.getCurrentPosition(resolve, reject, {
      enableHighAccuracy: true,
      maximumAge: 5_000,
      timeout: PATIENCE_MILLIS,
    });
  });
}
