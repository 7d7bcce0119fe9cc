import { language, loadLanguages, locale, nameOf, number, onLanguage, t, useLanguage, word } from '../language/language.js';
import { element, part, setText } from '../page/element.js';
import { Session } from '../session/session.js';

/** So many indicators stand side by side; a sheet of paper takes no more. */
const COLUMNS = 8;
const CASES_SHOWN = 100;
const DIGITS = 1;
const MILLIS = 1_000;
/** Of seconds a minute has, and of minutes an hour. */
const MINUTE = 60;

const session = new Session({ onRenewed: () => {}, onEnded: () => say('report.signIn') });
let city = null;
let answer = null;
/** Counts what was asked: an answer that is overtaken by a later question is not shown. */
let asked = 0;

function say(key) {
  part('report-say').hidden = key === null;
  setText(part('report-say'), key === null ? '' : t(key));
}

/** The period that is chosen, as the server names it; null while no past month is given. */
function period() {
  const chosen = part('report-when').value;
  return chosen === 'past' ? part('report-past').value || null : chosen;
}

function query() {
  return new URLSearchParams({ scope: part('report-scope').value, period: period() ?? 'month' });
}

async function load() {
  if (period() === null) {
    return;
  }
  part('report-cases').hidden = true;
  asked += 1;
  const question = asked;
  const response = await session.get(`/v1/indicators?${query()}`).catch(() => null);
  const body = response?.ok ? await response.json() : null;
  if (question !== asked) {
    return;
  }
  if (body === null) {
    say(response?.status === 401 ? 'report.signIn' : 'report.away');
    return;
  }
  answer = body;
  say(null);
  show();
}

function show() {
  if (answer === null) {
    return;
  }
  document.title = `${nameOf(city?.names)} ${t('report.title')}`;
  setText(part('report-city'), nameOf(city?.names));
  const { from, to } = answer.period;
  setText(part('report-period'), t('report.from', { from: moment(from), to: moment(to) }));
  setText(part('report-as-of'), t('report.asOf', { at: moment(answer.asOf) }));
  setText(part('report-note'), t('report.note', { least: answer.leastCases }));
  part('report-tables').replaceChildren(...tables());
}

function moment(text) {
  return new Date(text).toLocaleString(locale(), { timeZone: city?.zone });
}

function tables() {
  const counts = Object.keys(answer.names).filter((name) => !answer.names[name].rate);
  const rates = Object.keys(answer.names).filter((name) => answer.names[name].rate);
  const made = [];
  for (let at = 0; at < rates.length; at += COLUMNS) {
    made.push(table('report.rates', rates.slice(at, at + COLUMNS), at === 0));
  }
  for (let at = 0; at < counts.length; at += COLUMNS) {
    made.push(table('report.counts', counts.slice(at, at + COLUMNS), false));
  }
  return made;
}

function table(title, indicators, withScore) {
  const head = element(
    'tr',
    {},
    element('th', {}, t('report.name')),
    withScore ? [element('th', {}, t('report.rank')), element('th', {}, t('report.score'))] : [],
    indicators.map((name) => element('th', {}, nameOf(answer.names[name], name))),
  );
  const rows = answer.subjects.map((subject) => row(subject, indicators, withScore));
  return element(
    'section.wide',
    {},
    element('h2', {}, t(title)),
    element('table', {}, element('thead', {}, head), element('tbody', {}, rows)),
  );
}

function row(subject, indicators, withScore) {
  const score = subject.score;
  const scored = [
    element('td', {}, subject.rank === undefined ? '–' : String(subject.rank)),
    element(
      'td',
      {},
      score === undefined
        ? '–'
        : [number(score.points, { maximumFractionDigits: DIGITS }), ' ', element('span.grade', {}, score.grade)],
    ),
  ];
  return element(
    'tr',
    { 'data-testid': `report-row-${subject.of}` },
    element('td.name', {}, nameOf(subject.names, subject.of)),
    withScore ? scored : [],
    indicators.map((name) => cell(name, subject.indicators[name])),
  );
}

function cell(name, figure) {
  // Nothing where the number means nothing for the row, or is a rate of none.
  if (figure?.value === undefined) {
    return element('td', {}, '–');
  }
  const rate = answer.names[name].rate;
  const text = rate
    ? number(figure.value, { style: 'percent', maximumFractionDigits: DIGITS })
    : number(figure.value);
  const parts = rate ? element('small', {}, `${number(figure.numerator)} / ${number(figure.denominator)}`) : null;
  const open = { type: 'button', onclick: () => showBehind(name, figure) };
  const { least } = answer.names[name];
  const below = least !== undefined && figure.value < least
    ? { class: 'below', title: t('report.below', { least: number(least, { style: 'percent' }) }) }
    : {};
  return element('td', below, element('button', open, text), parts);
}

/** The list of what the number counts. */
function showBehind(name, { cases, cellDays, contacts }) {
  if (contacts !== undefined) {
    return showContacts(name, contacts);
  }
  return cellDays === undefined ? showCases(name, cases) : showCellDays(name, cellDays);
}

function showCases(name, address) {
  return showList(name, address, (item) => [
    item.id, moment(item.receivedAt), word('state', item.state), item.description,
  ]);
}

/** Cells of a grid worker day by day, with the minutes of each. */
function showCellDays(name, address) {
  return showList(name, address, (item) => [
    item.day,
    item.cell,
    t('report.minutes', { minutes: number(item.minutes) }),
    t(item.patrolled ? 'report.patrolled' : 'report.notPatrolled'),
  ]);
}

/** Who turned to the hotline stands nowhere: it is not stored. */
function showContacts(name, address) {
  return showList(name, address, (item) => [
    item.id,
    word('channel', item.channel),
    moment(item.arrivedAt),
    item.answeredAt === null ? t('report.unanswered') : t('report.answered', { after: waited(item) }),
    item.answeredBy,
    item.area,
    item.caseId,
  ]);
}

/** From arrival until a person answered. */
function waited({ arrivedAt, answeredAt }) {
  const seconds = Math.round((new Date(answeredAt) - new Date(arrivedAt)) / MILLIS);
  const part = (length) => String(length).padStart(2, '0');
  const minutes = Math.floor(seconds / MINUTE);
  return `${Math.floor(minutes / MINUTE)}:${part(minutes % MINUTE)}:${part(seconds % MINUTE)}`;
}

/** The list behind a number: a row of texts for each thing. */
async function showList(name, address, texts) {
  const response = await session.get(`${address}&limit=${CASES_SHOWN}`).catch(() => null);
  if (!response?.ok) {
    say('report.away');
    return;
  }
  const page = await response.json();
  const rows = page.items.map((item) =>
    element('tr', {}, texts(item).map((text) => element('td.name', {}, text))),
  );
  const more = page.next === undefined ? null : element('p.sub', {}, t('report.more', { shown: CASES_SHOWN }));
  part('report-cases').replaceChildren(
    element('h2', {}, nameOf(answer.names[name], name)),
    element('table', {}, element('tbody', {}, rows)),
    ...(more === null ? [] : [more]),
  );
  part('report-cases').hidden = false;
  part('report-cases').scrollIntoView();
}

async function saveTable() {
  const response = await session.get(`/v1/indicators.csv?${query()}&language=${language()}`).catch(() => null);
  if (!response?.ok) {
    say('report.away');
    return;
  }
  const address = URL.createObjectURL(await response.blob());
  element('a', { href: address, download: `${answer?.scope ?? 'report'}-${period()}.csv` }).click();
  URL.revokeObjectURL(address);
}

async function start() {
  await loadLanguages();
  onLanguage(show);
  part('language').addEventListener('click', () => useLanguage(language() === 'zh' ? 'en' : 'zh'));
  part('report-print').addEventListener('click', () => window.print());
  part('report-csv').addEventListener('click', saveTable);
  part('report-choice').addEventListener('change', load);
  part('report-choice').addEventListener('submit', (event) => event.preventDefault());
  if (!session.restore()) {
    say('report.signIn');
    return;
  }
  const response = await session.get('/v1/city').catch(() => null);
  city = response?.ok ? await response.json() : null;
  await load();
}

await start();
document.documentElement.dataset.ready = 'true';
