import { chartIn, tooltip } from '../chart.js';
import { element } from '../elements.js';
import { count, share } from '../format.js';
import { sum, where } from '../rows.js';

const STEPS = [['session', 'any session'], ['view', 'saw a garment'], ['cart', 'put it in the cart'], ['checkout', 'went to checkout'], ['purchase', 'bought']];

/** Sessions reaching each step; a step says what share of all sessions it is and what the step before lost. */
export const funnel = {
  id: 'funnel', owner: 'analysts', needs: { steps: 'funnel' },
  question: 'Where do sessions stop on their way?',
  what: 'Sessions of the last 30 business days that reached each step, as a share of all sessions, and the share of the step before '
    + 'that was lost. A session may buy without a cart event; how many did is said below.',
  create(body) {
    body.append(element('p', { class: 'line' }, 'sessions, share of all, lost from the step before'));
    const draw = chartIn(body, 'funnel', 'Sessions reaching each step towards a purchase');
    const aside = element('p', { class: 'line' });
    body.append(aside);
    return ({ steps: { rows } }) => {
      const reached = STEPS.map(([step]) => sum(where(rows, { step })) ?? 0);
      const lost = reached.map((value, index) => (index === 0 || reached[index - 1] === 0 ? null : 1 - value / reached[index - 1]));
      const straight = sum(where(rows, { step: 'purchase_without_cart' })) ?? 0;
      aside.replaceChildren(element('b', {}, count(straight)), ` of ${count(reached.at(-1))} buying sessions had no cart event`);
      draw(theme => bars(theme, reached, lost), {
        header: ['Step', 'Sessions', 'Share of sessions', 'Lost from the step before'],
        rows: STEPS.map(([, name], index) => [name, count(reached[index]), share(reached[index] / reached[0]), share(lost[index])]),
      });
    };
  },
};

const bars = (theme, reached, lost) => ({
  grid: { left: 116, right: 148, top: 4, bottom: 4 },
  tooltip: tooltip(theme, hit => [hit.name, `${count(hit.value)} sessions, ${share(hit.value / reached[0])} of all`,
    ...(lost[hit.dataIndex] === null ? [] : [`${share(lost[hit.dataIndex])} of the step before stopped here`])], { trigger: 'item' }),
  xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, reached[0]) },
  yAxis: [
    { ...sideAxis, axisLabel: { color: theme.ink, fontSize: 12 } },
    { ...sideAxis, position: 'right', axisLabel: numbers(theme, reached, lost) },
  ],
  series: [{
    name: 'sessions', type: 'bar', barCategoryGap: '34%', showBackground: true, backgroundStyle: { color: theme.grid, borderRadius: 3 },
    itemStyle: { color: theme.treatment, borderRadius: 3 }, data: reached,
  }],
});

const sideAxis = {
  type: 'category', inverse: true, data: STEPS.map(([, name]) => name), axisLine: { show: false }, axisTick: { show: false },
};

const numbers = (theme, reached, lost) => ({
  formatter: (_, index) => `{number|${count(reached[index])}}{part|${share(reached[index] / reached[0])}}`
    + `{lost|${lost[index] === null ? '' : `−${share(lost[index], 0)}`}}`,
  rich: {
    number: { fontWeight: 'bold', color: theme.ink, fontSize: 12, width: 52, align: 'right' },
    part: { color: theme.soft, fontSize: 11, width: 46, align: 'right' },
    lost: { color: theme.bad, fontSize: 11, width: 38, align: 'right' },
  },
});
