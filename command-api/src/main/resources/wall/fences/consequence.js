import { number, t, word } from '../language/language.js';
import { element, part, setText } from '../page/element.js';
import { differenceText } from '../panels/difference-text.js';

const SQUARE_KILOMETER = 1_000_000;

/** What the fences that are drawn would do: to the ground, and to the cases that are open. */
export class Consequence {
  #preview = null;
  #city;

  /** @param city tells what codes are called */
  constructor(city) {
    this.#city = city;
  }

  /** @param preview as the server answered; null while nobody knows */
  show(preview) {
    this.#preview = preview;
    this.render();
  }

  render() {
    const preview = this.#preview;
    part('consequence').hidden = preview === null;
    if (preview === null) {
      return;
    }
    part('consequence-ground').replaceChildren(...preview.borders.flatMap((border) => ground(border)));
    const { different, examined, complete, items } = preview;
    setText(
      part('consequence-cases'),
      different === 0
        ? t('fences.noCases', { examined: number(examined) })
        : t('fences.cases', { different: number(different), examined: number(examined) }),
    );
    part('consequence-kinds').replaceChildren(
      ...Object.entries(preview.byKind).map(([kind, count]) =>
        element('li', { 'data-kind': kind }, `${word('change', kind)}: ${number(count)}`),
      ),
    );
    part('consequence-list').replaceChildren(...items.map((item) => this.#row(item)));
    const notes = [
      items.length < different ? t('fences.shown', { shown: number(items.length) }) : null,
      complete ? null : t('fences.incomplete', { examined: number(examined) }),
    ];
    setText(part('consequence-foot'), notes.filter((note) => note !== null).join(' '));
  }

  #row(item) {
    return element(
      'li',
      { 'data-testid': 'consequence-row', 'data-id': item.id },
      element('div', {}, this.#city.categoryName(item.category), ' ', element('span.sub', {}, word('state', item.state))),
      element('div.sub', {}, differenceText(this.#city, item)),
    );
  }
}

function ground({ uncoveredSquareMeters: uncovered, overlappingSquareMeters: overlapping }) {
  const told = [
    uncovered > 0 ? ['uncovered', t('fences.uncovered', { area: squareMeters(uncovered) })] : null,
    overlapping > 0 ? ['overlapping', t('fences.overlapping', { area: squareMeters(overlapping) })] : null,
  ].filter((one) => one !== null);
  return told.length === 0
    ? [element('li.fine', { 'data-ground': 'fine' }, t('fences.groundFine'))]
    : told.map(([kind, text]) => element('li.bad', { 'data-ground': kind }, text));
}

/** A size on the ground, in the unit in which one thinks of it. */
export function squareMeters(area) {
  return area < SQUARE_KILOMETER
    ? `${number(Math.round(area))} m²`
    : `${number(area / SQUARE_KILOMETER, { maximumFractionDigits: 2 })} km²`;
}
