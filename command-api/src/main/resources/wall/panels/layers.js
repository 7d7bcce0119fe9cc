import { element, part } from '../page/element.js';
import { nameOf, onLanguage, t, word } from '../language/language.js';
import { CONGESTION_COLORS } from '../map/congestion.js';
import { CROWD_COLORS, FEW, UNKNOWN } from '../map/crowd-levels.js';
import { caseSvg, congestionSvg, crowdSvg, deviceSvg, heatSvg, levelSvg, LEVELS } from '../map/symbols.js';

/** What the map shows: a switch for each layer, and the legend of the symbols. */
export class LayersPanel {
  #map;
  #points = { cases: true, alerts: true, devices: true };

  constructor(map) {
    this.#map = map;
    const panel = part('layers');
    const toggle = part('layers-toggle');
    toggle.addEventListener('click', () => {
      panel.hidden = !panel.hidden;
      toggle.setAttribute('aria-expanded', String(!panel.hidden));
    });
    part('zoom-in').addEventListener('click', () => map.zoomBy(1));
    part('zoom-out').addEventListener('click', () => map.zoomBy(-1));
    part('zoom-city').addEventListener('click', () => map.goToWhole());
    onLanguage(() => this.#render());
    this.#render();
  }

  #render() {
    const points = Object.keys(this.#points).map((kind) =>
      choice(`layer-${kind}`, t(`layers.${kind}`), this.#points[kind], (visible) => {
        this.#points[kind] = visible;
        this.#map.setPointsVisible(kind, visible);
      }),
    );
    const roads = choice('layer-roads', t('layers.roads'), this.#map.roads.layer.getVisible(), (shown) =>
      this.#map.roads.layer.setVisible(shown),
    );
    const crowd = choice('layer-crowd', t('layers.crowd'), this.#map.crowd.visible, (shown) => {
      this.#map.crowd.visible = shown;
    });
    const heat = choice('layer-heat', t('layers.heat'), this.#map.heat.visible, (shown) =>
      this.#map.heat.setVisible(shown),
    );
    heat.title = t('layers.heatMeans');
    const flow = choice('layer-flow', t('layers.flow'), this.#map.flow.visible, (shown) =>
      this.#map.flow.setVisible(shown),
    );
    const fences = this.#map.fences.list().map(({ id, names, visible }) =>
      choice(`layer-${id}`, nameOf(names, id), visible, (shown) =>
        this.#map.fences.setVisible(id, shown),
      ),
    );
    part('layer-choices').replaceChildren(...points, roads, crowd, heat, flow, ...fences);
    part('legend').replaceChildren(
      ...LEVELS.map((level) => entry(levelSvg(level), word('level', level))),
      entry(caseSvg('DISPATCHED'), t('state.DISPATCHED')),
      entry(caseSvg('ON_MANUAL_DESK'), t('desk.title')),
      entry(deviceSvg(), t('layers.devices')),
      ...[...Object.keys(CONGESTION_COLORS), 'UNKNOWN'].map((level) =>
        entry(congestionSvg(level), word('congestion', level), 'traffic'),
      ),
      ...[...Object.keys(CROWD_COLORS), FEW, UNKNOWN].map((level) =>
        entry(crowdSvg(level), word('service', level), 'crowds'),
      ),
      entry(heatSvg(), t('layers.heatLegend'), 'crowds'),
    );
  }
}

function choice(testId, name, checked, onchange) {
  const box = element('input', { type: 'checkbox', 'data-testid': testId });
  box.checked = checked;
  box.addEventListener('change', () => onchange(box.checked));
  return element('label', {}, box, name);
}

/** @param of decides in which column of the legend it stands */
function entry(symbol, name, of = 'cases') {
  return element('li', { 'data-of': of }, symbol, name);
}
