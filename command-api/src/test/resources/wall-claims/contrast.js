import { caseColor, INK, levelColor, LEVELS } from '/wall/map/symbols.js';

/** WCAG 2.2, level AA for text. */
const ENOUGH = 4.5;

function luminance(hex) {
  const [r, g, b] = [1, 3, 5]
    .map((from) => parseInt(hex.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function enough(text, ground, about) {
  const [light, dark] = [luminance(text), luminance(ground)].sort((a, b) => b - a);
  const ratio = (light + 0.05) / (dark + 0.05);
  if (!(ratio >= ENOUGH)) {
    throw new Error(`${about}: ${text} on ${ground} has contrast ${ratio.toFixed(2)}`);
  }
}

async function colors() {
  const css = await (await fetch('/wall/page/base.css')).text();
  return Object.fromEntries(
    [...css.matchAll(/--([a-z]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name, color]));
}

export default {
  async 'every colour of text can be read on the ground and on panels'() {
    const named = await colors();
    for (const name of ['text', 'muted', 'dispatched', 'desk', 'live', 'warn', 'bad']) {
      enough(named[name], named.ground, name);
      enough(named[name], '#16283a', `${name} on the lightest panel`);
    }
  },

  'the numeral of each level can be read on its colour'() {
    LEVELS.forEach((level) => enough(INK, levelColor(level), level));
  },

  async 'cases stand out from the ground'() {
    const { ground } = await colors();
    enough(caseColor('DISPATCHED'), ground, 'dispatched');
    enough(caseColor('ON_MANUAL_DESK'), ground, 'on the desk');
  },
};
