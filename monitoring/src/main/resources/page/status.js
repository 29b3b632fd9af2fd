import { element, write } from './elements.js';
import { clock, count, moment, seconds } from './format.js';

const PROMISED_SECONDS = 2;

/**
 * The masthead: whether these numbers are live, up to when they are complete, and what has not been reconciled. Of all this only the word
 * is spoken when it changes; what moves every second is there to be read.
 */
export function showStatus(questions) {
  const answers = questions.map(question => question.answer).filter(answer => answer !== null);
  const failing = questions.filter(question => question.complaint !== null);
  const delay = delayIn(answers);
  const warning = answers.map(answer => answer.warning).find(told => told);
  const state = failing.length > 0 ? 'stale' : answers.length < questions.length ? 'asking'
    : warning ? 'behind' : answers.every(answer => answer.asOf === null) ? 'no events yet' : delay > PROMISED_SECONDS ? 'behind' : 'live';
  document.getElementById('status').dataset.state = state;
  write(document.getElementById('status-word'), state);
  write(document.getElementById('status-more'), state === 'behind' ? (warning ? `: ${warning}` : ` by ${seconds(delay)}`)
    : state === 'stale' ? since(failing, questions.length) : '');
  if (answers.length > 0) {
    document.getElementById('status-facts').replaceChildren(...facts(answers));
  }
}

const delayIn = answers => answers.find(answer => answer.metric === 'freshness')
  ?.rows.find(row => row.labels.part === 'event_to_metric_seconds')?.value ?? 0;

function since(failing, all) {
  const last = failing.map(question => question.answeredAt).filter(at => at !== null).sort((a, b) => a - b)[0];
  const which = `${failing.length === all ? 'no answer' : `${failing.length} of ${all} answers missing`} (${failing[0].complaint})`;
  return `${last ? ` since ${clock(last)}` : ''}: ${which}`;
}

function facts(answers) {
  const earliest = name => answers.map(answer => answer[name]).filter(at => at !== null).sort()[0] ?? null;
  const unreconciled = Math.max(...answers.map(answer => answer.unreconciledEvents ?? 0));
  const completeUntil = earliest('completeUntil');
  return [['newest event (event time)', moment(earliest('asOf'), completeUntil)], ['all is in that arrived before', clock(completeUntil)],
    ['unaccounted', `${count(unreconciled)} events`]]
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
}

