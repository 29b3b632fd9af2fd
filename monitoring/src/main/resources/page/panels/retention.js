import { chartIn, tooltip } from '../chart.js';
import { element } from '../elements.js';
import { count, day, share } from '../format.js';
import { everyDay, periods, pooled } from '../rows.js';

const MARKS = [1, 7, 14, 30];
const DISTANCES = Array.from({ length: 30 }, (_, index) => index + 1);

/**
 * The triangle: a row for each day's first visitors, a column for each day after. What is not over is blank, not low: every cell that is told
 * has an edge, since the lowest is nearly as pale as the card.
 */
export const retention = {
  id: 'retention', owner: 'analysts', needs: { cohorts: 'retention' },
  question: 'Who comes back, and when?',
  what: 'Of the visitors first seen on a day (a row), the share active again so many days later (a column). Days that are not over are '
    + 'blank, not low. The day of the first visit itself is left out, since it is always 100%.',
  create(body) {
    const summary = element('p', { class: 'line legend' });
    body.append(summary);
    const draw = chartIn(body, 'retention', 'Share of each day’s first visitors who are active again, by days since');
    return ({ cohorts: { rows } }) => {
      const over = rows.filter(row => row.value !== null);
      summary.replaceChildren(...MARKS.flatMap(mark => {
        const value = pooled(over.filter(row => Number(row.labels.distance) === mark));
        return value === null ? [] : [element('span', {}, element('b', {}, share(value)), mark === 1 ? ' the day after' : ` after ${mark} days`)];
      }));
      if (over.every(row => row.labels.distance === '0')) summary.replaceChildren('No day after a first visit is over yet: come back tomorrow.');
      const known = periods(rows);
      const cohorts = everyDay(known[0], known.at(-1));
      draw(theme => triangle(theme, cohorts, over.filter(row => row.labels.distance !== '0')), asTable(cohorts, over));
    };
  },
};

const triangle = (theme, cohorts, cells) => ({
  grid: { left: 46, right: 2, top: 4, bottom: 34 },
  tooltip: tooltip(theme, hit => [`first seen ${day(cohorts[hit.value[1]])}`,
    `${share(hit.value[2])} active ${DISTANCES[hit.value[0]]} days later`, `${hit.data.of[0]} of ${hit.data.of[1]} visitors`], { trigger: 'item' }),
  xAxis: {
    type: 'category', data: DISTANCES.map(String), axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false },
    name: 'days since the first visit', nameLocation: 'middle', nameGap: 20, nameTextStyle: { color: theme.soft, fontSize: 11 },
    axisLabel: { color: theme.soft, fontSize: 11, interval: (_, text) => text === '1' || Number(text) % 7 === 0 },
  },
  yAxis: {
    type: 'category', inverse: true, data: cohorts, axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: theme.soft, fontSize: 11, formatter: cohort => day(cohort), interval: index => index % 7 === 0 },
  },
  visualMap: {
    type: 'continuous', min: 0, max: Math.max(0.01, ...cells.map(row => row.value)), calculable: false, inRange: { color: theme.heat },
    orient: 'horizontal', right: 6, bottom: 40, itemWidth: 9, itemHeight: 100, textStyle: { color: theme.soft, fontSize: 11 }, textGap: 5,
    text: [`${share(Math.max(0, ...cells.map(row => row.value)), 0)} active again`, '0%'],
  },
  series: [{
    name: 'active again', type: 'heatmap', itemStyle: { borderColor: theme.control, borderWidth: 0.5 },
    emphasis: { itemStyle: { borderColor: theme.ink } },
    data: cells.map(row => ({
      value: [Number(row.labels.distance) - 1, cohorts.indexOf(row.period), row.value], of: [count(Number(row.numerator)), count(Number(row.denominator))],
    })),
  }],
});

function asTable(cohorts, over) {
  const cell = new Map(over.map(row => [`${row.period} ${row.labels.distance}`, row.value]));
  return {
    header: ['First seen', ...DISTANCES.map(distance => `day ${distance}`)],
    rows: cohorts.map(cohort => [day(cohort), ...DISTANCES.map(distance => share(cell.get(`${cohort} ${distance}`)))]),
  };
}
