const STORED = 'citygrid.language';
const LANGUAGES = ['zh', 'en'];

let dictionaries = {};
let current = 'zh';
const listeners = [];

/** Loads both dictionaries; the language is the one chosen last, else the browser's. */
export async function loadLanguages() {
  const loaded = await Promise.all(
    LANGUAGES.map((language) =>
      fetch(`/wall/language/${language}.json`).then((response) => response.json()),
    ),
  );
  dictionaries = Object.fromEntries(LANGUAGES.map((language, i) => [language, loaded[i]]));
  const stored = localStorage.getItem(STORED);
  const preferred = navigator.language.startsWith('zh') ? 'zh' : 'en';
  useLanguage(LANGUAGES.includes(stored) ? stored : preferred);
}

/** `zh` or `en`. */
export function language() {
  return current;
}

/** For Intl: `zh-CN` or `en-GB`. */
export function locale() {
  return current === 'zh' ? 'zh-CN' : 'en-GB';
}

/** Switches the language of the whole page. */
export function useLanguage(chosen) {
  current = chosen;
  localStorage.setItem(STORED, chosen);
  document.documentElement.lang = locale();
  document.documentElement.dataset.language = chosen;
  translatePage();
  listeners.forEach((listener) => listener());
}

/** Calls the listener after each switch. */
export function onLanguage(listener) {
  listeners.push(listener);
}

/** The sentence of this key, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  const sentence = dictionaries[current]?.[key];
  if (sentence === undefined) {
    return key;
  }
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** True when the dictionary has the key: for words that come from the server. */
export function known(key) {
  return dictionaries[current]?.[key] !== undefined;
}

/** The word for a value that the server names by a code, or the code itself. */
export function word(group, code) {
  const key = `${group}.${code}`;
  return known(key) ? t(key) : code;
}

/** The name in the current language of a thing with `{zh, en}`. */
export function nameOf(names, fallback = '') {
  return names?.[current] ?? names?.zh ?? names?.en ?? fallback;
}

/** Numbers with the language's grouping. */
export function number(value, options = {}) {
  return new Intl.NumberFormat(locale(), options).format(value);
}

function translatePage() {
  document.querySelectorAll('[data-i18n]').forEach((target) => {
    target.textContent = t(target.dataset.i18n);
  });
  for (const attribute of ['title', 'placeholder', 'aria-label']) {
    document.querySelectorAll(`[data-i18n-${attribute}]`).forEach((target) => {
      target.setAttribute(attribute, t(target.getAttribute(`data-i18n-${attribute}`)));
    });
  }
}
