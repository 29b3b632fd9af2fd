import { Question } from './api.js';
import { mount } from './panel.js';
import { showStatus } from './status.js';
import { onThemeChange } from './theme.js';
import { timeToReturn } from './panels/return.js';
import { firstPurchase, sessionConversion } from './panels/conversion.js';
import { revenue } from './panels/revenue.js';
import { money } from './panels/money.js';
import { ingest } from './panels/ingest.js';
import { funnel } from './panels/funnel.js';
import { retention } from './panels/retention.js';
import { effect } from './panels/effect.js';
import { cost } from './panels/cost.js';
import { freshness } from './panels/freshness.js';

const EVERY = 1_000;
const PANELS = [timeToReturn, firstPurchase, sessionConversion, revenue, ingest, funnel, cost, money, retention, effect, freshness];

const page = document.getElementById('panels');
const questions = new Map();
const shown = PANELS.map(panel => {
  const asked = Object.entries(panel.needs).map(([name, path]) => [name, question(path)]);
  return { refresh: mount(panel, page), questions: Object.fromEntries(asked) };
});

function question(path) {
  if (!questions.has(path)) questions.set(path, new Question(path));
  return questions.get(path);
}

function show(redraw) {
  showStatus([...questions.values()]);
  shown.forEach(panel => panel.refresh(panel.questions, redraw));
}

/** The next round starts when the last one has ended, so that a slow API is not asked faster than it answers. */
async function poll() {
  if (!document.hidden) {
    await Promise.all([...questions.values()].map(each => each.ask()));
    show(false);
  }
  setTimeout(poll, EVERY);
}

onThemeChange(() => show(true));
poll();
