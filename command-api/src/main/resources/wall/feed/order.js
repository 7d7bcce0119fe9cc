/** Epoch milliseconds of an instant that comes as ISO text or as epoch milliseconds. */
export function millisOf(instant) {
  return typeof instant === 'number' ? instant : Date.parse(instant);
}

/** The items by time, the newest first; `instantOf` is asked once for each. */
export function newestFirst(items, instantOf) {
  return items
    .map((item) => ({ item, at: millisOf(instantOf(item)) }))
    .sort((a, b) => b.at - a.at)
    .map(({ item }) => item);
}
