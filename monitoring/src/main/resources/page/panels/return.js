import { tooltip } from '../chart.js';
import { days } from '../format.js';
import { where } from '../rows.js';
import { tile } from './tile.js';

const POPULATIONS = [['customers', 'customers'], ['not_yet_customers', 'not yet customers']];

/** Median days to the next visit. Those who have not returned yet count as not yet, not as never. */
export const timeToReturn = {
  id: 'return', owner: 'analysts', needs: { median: 'time-to-return' },
  question: 'How soon do visitors return?',
  what: 'Median days from a visit to the next one, by Kaplan–Meier, since some have not returned yet. Blank while fewer than half have.',
  create(body) {
    const { draw, fit, say } = tile(body, 'time-to-return', 'Median days to the next visit');
    return ({ median: { rows } }) => {
      const values = POPULATIONS.map(([population]) => where(rows, { population })[0]?.value ?? null);
      say({ figure: days(values[0]), under: 'for customers', caption: 'median over the last 30 business days' });
      fit(values.map((value, index) => label(POPULATIONS[index][1], value)));
      draw(theme => bars(theme, values), { header: ['Population', 'Median'], rows: POPULATIONS.map(([, name], index) => [name, days(values[index])]) });
    };
  },
};

const label = (name, value) => `${name}  ${days(value)}`;

const bars = (theme, values) => ({
  grid: { left: 0, right: 0, top: 10, bottom: 0 },
  tooltip: tooltip(theme, hit => [hit.name, `${days(hit.value)} median`], { trigger: 'item' }),
  xAxis: { type: 'value', show: false, min: 0 },
  yAxis: { type: 'category', inverse: true, show: false, data: POPULATIONS.map(([, name]) => name) },
  series: [{
    name: 'median days', type: 'bar', barWidth: 6,
    label: { show: true, position: [0, -14], fontSize: 11, color: theme.ink, formatter: hit => label(hit.name, hit.value) },
    data: values.map((value, index) => ({ value, itemStyle: { color: index === 0 ? theme.treatment : theme.control } })),
  }],
});
