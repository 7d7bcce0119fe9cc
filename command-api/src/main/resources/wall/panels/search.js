import { part } from '../page/element.js';

/**
 * Finds a case by its id. Ids are read out on the telephone: spaces and small letters don't matter,
 * and O, I and L, which ids don't contain, are read as 0 and 1.
 */
export class SearchPanel {
  /** @param find takes an id; resolves to true when there is such a case */
  constructor({ find }) {
    const form = part('search');
    const input = part('search-id');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const id = spoken(input.value);
      if (id !== '') {
        form.dataset.result = 'searching';
        form.dataset.result = (await find(id)) ? 'found' : 'missing';
      }
    });
    input.addEventListener('input', () => delete form.dataset.result);
  }
}

/** The id that a person meant. */
export function spoken(text) {
  return text.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}
