import { element } from './elements.js';
import { clock } from './format.js';

const OWNERS = { DE: 'data engineers', DS: 'data scientists', analysts: 'analysts', ops: 'ops' };

/** Puts a panel on the page and returns how to refresh it from its questions. Draws only when a number has changed. */
export function mount(panel, page) {
  const body = element('div', { class: 'body' });
  const note = element('p', { class: 'note', role: 'status' }, 'asking …');
  const section = element('section', {
    class: 'panel', id: panel.id, 'data-owner': panel.owner, 'data-metrics': Object.values(panel.needs).join(' '),
    'data-state': 'asking', 'aria-labelledby': `${panel.id}-title`, 'aria-describedby': `${panel.id}-what`,
  }, heading(panel), body, note);
  page.append(section);
  const show = panel.create(body);
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
    note.replaceChildren(...noteOn(state, Object.values(questions)));
    const rows = JSON.stringify(Object.values(answers).map(answer => answer?.rows));
    if ((state === 'live' || state === 'stale') && (redraw || rows !== drawn)) {
      drawn = rows;
      draw(answers);
    }
  };
}

function heading(panel) {
  const sources = Object.values(panel.needs).map(path => element('a', { href: `/v1/metrics/${path}` }, `/v1/metrics/${path}`));
  return element('header', {},
    element('h2', { id: `${panel.id}-title` }, panel.question),
    element('button', { class: 'about', type: 'button', 'aria-label': `About: ${panel.question}` }, '?'),
    element('div', { class: 'what', id: `${panel.id}-what`, role: 'tooltip' }, `${panel.what} `, ...sources.flatMap(link => [link, ' '])),
    element('span', { class: 'owner', title: `Ask the ${OWNERS[panel.owner]} about this panel` }, OWNERS[panel.owner]));
}

function stateOf(questions) {
  if (questions.some(question => question.answer === null)) return questions.some(question => question.complaint) ? 'empty' : 'asking';
  if (questions[0].answer.rows.length === 0) return 'empty';
  return questions.some(question => question.complaint) ? 'stale' : 'live';
}

function noteOn(state, questions) {
  const failing = questions.find(question => question.complaint);
  if (state === 'stale') return [element('span', { title: failing.complaint }, `stale since ${clock(failing.answeredAt)}`)];
  if (state === 'empty' && failing) return [`No answer yet: ${failing.complaint}`];
  if (state === 'empty' && questions[0].answer.asOf !== null) return [questions[0].answer.note ?? 'nothing to show'];
  if (state === 'empty') return ['No events yet: run ', element('code', {}, './sapando replay sample')];
  return state === 'asking' ? ['asking …'] : [];
}
