/** Half a pixel is a matter of rounding. */
const HAIR_PIXELS = 1;

/**
 * Keeps a list calm: of its rows only those are seen that have room, none in part. Whoever scrolls the
 * list, or comes to such a row with the keyboard, sees it as ever. Its first row is always seen.
 *
 * @param list scrolls by itself; its rows may come and go
 */
export function showWholeRows(list) {
  let isAsked = false;
  const look = () => {
    isAsked = false;
    const bottom = list.getBoundingClientRect().bottom + HAIR_PIXELS;
    const isScrolled = list.scrollTop > 0;
    [...list.children].forEach((row, at) => {
      const box = row.getBoundingClientRect();
      row.classList.toggle('cut', !isScrolled && at > 0 && box.top < bottom && box.bottom > bottom);
    });
  };
  // Once in a frame, however much comes in it.
  const ask = () => {
    if (!isAsked) {
      isAsked = true;
      requestAnimationFrame(look);
    }
  };
  new ResizeObserver(ask).observe(list);
  new MutationObserver(ask).observe(list, { childList: true, subtree: true, characterData: true });
  list.addEventListener('scroll', ask);
  ask();
}
