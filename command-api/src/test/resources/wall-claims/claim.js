/** Fails with both values when they differ as JSON. */
export function equal(actual, expected, about = '') {
  const is = JSON.stringify(actual);
  const should = JSON.stringify(expected);
  if (is !== should) {
    throw new Error(`${about} expected ${should} but was ${is}`.trim());
  }
}
