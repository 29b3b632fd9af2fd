import { element, table } from './elements.js';
import { colours } from './theme.js';

/**
 * A chart in `parent` and, for whoever cannot see it or point at it, the same numbers as a table, which its panel's button shows.
 * Returns how to show: (option, {header, rows}), where option is a function of the theme's colours.
 */
export function chartIn(parent, id, label) {
  const box = element('div', { class: 'chart', id: `chart-${id}`, role: 'img', 'aria-label': label });
  const words = element('div');
  parent.append(box);
  parent.closest('.panel').querySelector('.numbers').append(words);
  const chart = echarts.init(box);
  new ResizeObserver(() => chart.resize()).observe(box);
  return (option, { header, rows }) => {
    const theme = colours();
    chart.setOption({ ...common(theme), ...option(theme) });
    words.replaceChildren(table(label, header, rows));
  };
}

const common = theme => ({
  animation: false,
  textStyle: { fontFamily: theme.sans, color: theme.soft, fontSize: 11 },
});

/** A tooltip of lines of plain text; built from nodes, since the page's policy forbids inline style. */
export const tooltip = (theme, lines, more = {}) => ({
  confine: true,
  backgroundColor: theme.ink,
  borderWidth: 0,
  padding: [6, 9],
  textStyle: { color: theme.paper, fontSize: 12, fontFamily: theme.sans },
  formatter: hit => {
    const [first, ...rest] = lines(hit);
    return [element('strong', {}, first), ...rest.map(text => element('div', {}, text))];
  },
  ...more,
});

export const quietAxis = theme => ({
  axisTick: { show: false },
  axisLine: { lineStyle: { color: theme.line } },
  axisLabel: { color: theme.soft, fontSize: 11 },
  splitLine: { lineStyle: { color: theme.grid } },
});

const stripes = (theme, rotation) => ({
  symbol: 'rect', color: theme.card, dashArrayX: [1, 0], dashArrayY: [1.5, 2.5], rotation, symbolSize: 1,
});

/** What is not over yet. */
export const notOver = theme => stripes(theme, -Math.PI / 4);

/** An arm's bars, told apart by a pattern beside the colour. */
export const armStyle = (theme, arm) => ({ color: theme[arm], decal: arm === 'control' ? stripes(theme, 0) : null });
