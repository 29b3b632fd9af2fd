import { disclosure, element } from './elements.js';
import { clock } from './format.js';

const OWNERS = { DE: 'data engineers', DS: 'data scientists', analysts: 'analysts', ops: 'ops' };
const FIRST = './sapando replay sample';

/** Puts a panel on the page and returns how to refresh it from its questions. Draws only when a number has changed. */
export function mount(panel, page) {
  const body = element('div', { class: 'body' });
  const note = element('p', { class: 'note' }, 'asking …');
  const numbers = element('div', { class: 'numbers', id: `${panel.id}-numbers`, role: 'region', tabindex: '0', 'aria-label': `Numbers: ${panel.question}` });
  const section = element('section', {
    class: 'panel', id: panel.id, 'data-owner': panel.owner, 'data-metrics': Object.values(panel.needs).join(' '),
    'data-state': 'asking', 'aria-labelledby': `${panel.id}-title`, 'aria-describedby': `${panel.id}-what`,
  }, heading(panel, numbers), body, numbers, note);
  page.append(section);
  const show = panel.create(body);
  if (!numbers.hasChildNodes()) section.querySelector('.as-table').remove();
  let drawn = '';
  const draw = answers => {
    try {
      show(answers);
    } catch (error) {
      section.dataset.state = 'empty';
      note.textContent = `This panel cannot be drawn: ${error.message}`;
      console.error(panel.id, error);
    }
  };
  return (questions, redraw) => {
    const answers = Object.fromEntries(Object.entries(questions).map(([name, question]) => [name, question.answer]));
    const state = stateOf(Object.values(questions));
    section.dataset.state = state;
    const said = noteOn(state, Object.values(questions));
    if (note.textContent !== said) note.replaceChildren(...marked(said));
    const rows = JSON.stringify(Object.values(answers).map(answer => answer?.rows));
    if ((state === 'live' || state === 'stale') && (redraw || rows !== drawn)) {
      drawn = rows;
      draw(answers);
    }
  };
}

function heading(panel, numbers) {
  const sources = Object.values(panel.needs).map(path => element('a', { href: `/v1/metrics/${path}` }, `/v1/metrics/${path}`));
  const what = element('div', { class: 'what', id: `${panel.id}-about` },
    element('p', { id: `${panel.id}-what` }, panel.what), element('p', {}, ...sources.flatMap(link => [link, ' '])));
  return element('header', {},
    element('h2', { id: `${panel.id}-title` }, panel.question),
    disclosure(what, { class: 'about', 'aria-label': `About: ${panel.question}` }),
    disclosure(numbers, { class: 'as-table', 'aria-label': `Numbers as a table: ${panel.question}` }),
    what,
    element('span', { class: 'owner' }, element('span', { class: 'visually-hidden' }, 'owner: '), OWNERS[panel.owner]));
}

function stateOf(questions) {
  if (questions.some(question => question.answer === null)) return questions.some(question => question.complaint) ? 'empty' : 'asking';
  if (questions[0].answer.rows.length === 0) return 'empty';
  return questions.some(question => question.complaint) ? 'stale' : 'live';
}

function noteOn(state, questions) {
  const failing = questions.find(question => question.complaint);
  if (state === 'stale') return `stale since ${clock(failing.answeredAt)}: ${failing.complaint}`;
  if (state === 'empty' && failing) return `No answer yet: ${failing.complaint}`;
  if (state === 'empty' && questions[0].answer.asOf !== null) return questions[0].answer.note ?? 'nothing to show';
  if (state === 'empty') return `No events yet: run ${FIRST}`;
  return state === 'asking' ? 'asking …' : '';
}

const marked = said => (said.endsWith(FIRST) ? [said.slice(0, -FIRST.length), element('code', {}, FIRST)] : [said]);
