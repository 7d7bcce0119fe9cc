import { City, drawsFences } from '../city/city.js';
import { nameOf, number, onLanguage, t } from '../language/language.js';
import { element, part, setText } from '../page/element.js';
import { Entry } from '../session/entry.js';
import { SignInError } from '../session/session.js';
import { Consequence, squareMeters } from './consequence.js';
import { FenceDesk } from './fence-desk.js';
import { FenceDrawing } from './fence-drawing.js';

const MARGIN_PIXELS = 30;
const CONFLICT = 409;

const entry = new Entry({ enter: openPage, isFor: (user) => user.roles.includes('ADMINISTRATOR') });
const desk = new FenceDesk(entry.session);

/** Fences are picked, drawn, tried and published: in this order, so that nobody publishes unseen. */
class Page {
  #city;
  #drawing;
  #consequence;
  #layer = null;
  /** The layer of districts, shown below the others; null when the city has none. */
  #districts = null;
  #said = null;
  #problems = [];
  /** The features that were tried last, as text; null: none since something was published. */
  #tried = null;
  #isBusy = false;

  constructor(city) {
    this.#city = city;
    part('fences').hidden = false;
    this.#consequence = new Consequence(city);
    this.#drawing = new FenceDrawing(part('fence-map'), () => this.#changed());
    part('fence-layer').addEventListener('change', () => this.#open(part('fence-layer').value));
    part('fence-undo').addEventListener('click', () => this.#drawing.undo());
    part('fence-discard').addEventListener('click', () => this.#load(this.#layer.id));
    part('fence-try').addEventListener('click', () => this.#busy(() => this.#try()));
    part('fence-publish').addEventListener('click', () => this.#busy(() => this.#publish()));
    window.addEventListener('beforeunload', (event) => {
      if (this.#drawing.changed.length > 0 && entry.session.token !== null) {
        event.preventDefault();
      }
    });
    onLanguage(() => {
      this.#renderLayers();
      this.#render();
    });
    this.#renderLayers();
  }

  async start() {
    this.#districts = this.#city.layers.find(({ level }) => level === 'DISTRICT') ?? null;
    // Cells are what is drawn anew most often.
    const first = this.#city.layers.find(({ kind }) => kind === 'GRID') ?? this.#city.layers[0];
    await this.#open(first.id);
  }

  async #open(id) {
    await this.#load(id);
    const below = this.#districts === null || this.#districts.id === id ? null : await desk.layer(this.#districts.id);
    this.#drawing.showGround(below?.ok ? below.body : null);
    const { width } = document.querySelector('.drawing aside').getBoundingClientRect();
    this.#drawing.fit([MARGIN_PIXELS, MARGIN_PIXELS, MARGIN_PIXELS, width + 2 * MARGIN_PIXELS]);
  }

  /** What was drawn is forgotten; the layer is shown as the server has it now. */
  async #load(id) {
    // The version first: fences that are newer than it are refused, never written over.
    const layers = await desk.layers();
    const fences = layers.ok ? await desk.layer(id) : layers;
    if (!fences.ok) {
      part('fence-layer').value = this.#layer?.id ?? '';
      this.#refused(fences);
      return;
    }
    this.#layer = layers.body.items.find((layer) => layer.id === id);
    this.#say(null);
    this.#drawing.show(fences.body);
    part('fence-layer').value = id;
    part('fence-map').dataset.layer = id;
    part('fence-map').dataset.version = this.#layer.version;
    this.#render();
  }

  /** A fence was picked, or something drawn: what was known of another drawing says nothing now. */
  #changed() {
    if (!this.#isTried()) {
      this.#consequence.show(null);
    }
    this.#problems = [];
    this.#render();
  }

  #isTried() {
    return this.#tried === JSON.stringify(this.#drawing.features());
  }

  async #try() {
    this.#say('fences.trying');
    const drawn = this.#drawn();
    const answer = await desk.preview(this.#layer.id, drawn);
    if (!answer.ok) {
      this.#refused(answer);
      return;
    }
    this.#tried = JSON.stringify(drawn.features);
    this.#say(null);
    this.#consequence.show(answer.body);
  }

  async #publish() {
    this.#say('fences.publishing');
    const answer = await desk.publish(this.#layer.id, this.#drawn());
    if (!answer.ok) {
      this.#refused(answer);
      return;
    }
    this.#tried = null;
    await this.#load(this.#layer.id);
    this.#say('fences.published', { version: answer.body.cityVersion });
  }

  #drawn() {
    return { type: 'FeatureCollection', layerVersion: this.#layer.version, features: this.#drawing.features() };
  }

  #refused({ status, body }) {
    if (status === 0) {
      this.#say('fences.away');
    } else if (status === CONFLICT) {
      this.#say('fences.conflict');
    } else {
      this.#say('fences.refused', { detail: body.detail ?? String(status) });
      this.#problems = body.errors ?? [];
    }
    this.#render();
  }

  /** One thing at a time. */
  async #busy(action) {
    this.#isBusy = true;
    this.#render();
    try {
      await action();
    } finally {
      this.#isBusy = false;
      this.#render();
    }
  }

  #say(key, values = {}) {
    this.#said = key === null ? null : { key, values };
    this.#problems = [];
    this.#render();
  }

  #render() {
    document.title = `${this.#city.name} ${t('fences.title')}`;
    setText(part('fences-city'), this.#city.name);
    this.#renderPicked();
    const { changed } = this.#drawing;
    const isChanged = changed.length > 0;
    setText(
      part('fences-changed'),
      isChanged ? t('fences.changed', { count: number(changed.length) }) : t('fences.unchanged'),
    );
    part('fence-ids').replaceChildren(
      ...changed.map((id) =>
        element('li', {}, element('button.quiet', { type: 'button', onclick: () => this.#drawing.pickById(id) }, id)),
      ),
    );
    part('fence-layer').disabled = isChanged || this.#isBusy;
    part('fence-undo').disabled = !this.#drawing.canUndo || this.#isBusy;
    part('fence-discard').disabled = !isChanged || this.#isBusy;
    part('fence-try').disabled = !isChanged || this.#isBusy;
    part('fence-publish').disabled = !isChanged || !this.#isTried() || this.#isBusy;
    part('fence-say').hidden = this.#said === null;
    setText(part('fence-say'), this.#said === null ? '' : t(this.#said.key, this.#said.values));
    part('fence-problems').replaceChildren(
      ...this.#problems.map(({ field, message }) => element('li', {}, `${field} ${message}`)),
    );
    this.#consequence.render();
  }

  #renderLayers() {
    part('fence-layer').replaceChildren(
      ...this.#city.layers.map(({ id, names }) =>
        element('option', { value: id, selected: id === this.#layer?.id }, nameOf(names, id)),
      ),
    );
  }

  #renderPicked() {
    const { picked } = this.#drawing;
    part('fence-picked').hidden = picked === null;
    if (picked === null) {
      return;
    }
    const name = nameOf(picked.names, picked.id);
    setText(part('fence-name'), name === picked.id ? picked.id : `${name} ${picked.id}`);
    const where = picked.area === '' || picked.area === picked.id ? [] : [this.#city.areaName(picked.area)];
    setText(part('fence-size'), [...where, squareMeters(picked.squareMeters)].join(' · '));
  }
}

async function openPage() {
  const { user } = entry.session;
  const answer = await desk.city();
  if (!answer.ok) {
    throw new SignInError('login.noCity', { status: answer.status, detail: answer.body.detail ?? '' });
  }
  const city = new City(answer.body);
  if (!drawsFences(user, city)) {
    throw new SignInError('fences.notAllowed');
  }
  entry.hide();
  await new Page(city).start();
}

onLanguage(() => {
  document.title = t('fences.title');
});
await entry.start();
