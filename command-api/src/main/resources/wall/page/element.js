import { onBeat } from './beat.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. Text is always set as text, never as markup: descriptions are written by
 * citizens.
 *
 * @param tag name, with classes: `span.muted.small`
 * @param attributes `onclick` and the like are listeners; `data-…`, `aria-…` and the rest are set;
 *     null and undefined are left out
 * @param children nodes and texts; null and undefined are left out
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const made = document.createElement(name || 'div');
  made.classList.add(...classes);
  setAttributes(made, attributes);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** Makes an SVG element. */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

function setAttributes(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else {
      made.setAttribute(key, value);
    }
  }
}

/** The element of the page with this test id; it must exist. */
export function part(testId) {
  const found = document.querySelector(`[data-testid="${testId}"]`);
  if (found === null) {
    throw new Error(`the page has no element with data-testid "${testId}"`);
  }
  return found;
}

/** Sets text only when it differs, so that an idle wall repaints nothing. */
export function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** Calls `action` at most once in `millis`, with a picture of the wall, and once more after the last call. */
export function throttled(action, millis) {
  let timer = null;
  const act = () => {
    timer = null;
    action();
  };
  return () => {
    timer ??= setTimeout(() => onBeat(act), millis);
  };
}
