import { armStyle, chartIn, tooltip } from '../chart.js';
import { element, legend, table } from '../elements.js';
import { change, compact, count, days, money, share, words } from '../format.js';
import { sum, valuesOf, where } from '../rows.js';

const ARMS = ['control', 'treatment'];
const BOUNDS = ['low', 'estimate', 'high'];
const PARTS = ['served', 'seen', 'clicked', 'carted', 'bought', 'returned'];
const MEASURES = [['first_purchase_conversion', 'first purchases'], ['return_rate', 'return in 7 d'],
  ['days_to_return', 'days to return', 'less is better'], ['session_conversion', 'sessions buying'], ['revenue_per_visitor', 'per visitor'], ['click_rate', 'click rate']];
/** In pixels: where six scales do not fit beside each other and there is room below. */
const IN_TWO_ROWS = { maxWidth: 540, minHeight: 240 };

/** The verdict with its reason, control beside treatment in each measure on its own scale, and what became of the lists. */
export const effect = {
  id: 'effect', owner: 'DS', needs: { measures: 'effect', lists: 'recommendations' },
  question: 'Do the recommendations help?',
  what: 'Visitors are split by a stable hash: control is shown popular items, treatment the neighbours of its session. Each counts once the '
    + '7 days after the first list are over. Lines show where the treatment may truly lie: all of them hold at once, however often one looks. '
    + 'Of days to return, where who has not come again counts 7, less is better; of all the others more.',
  create(body) {
    const verdict = element('summary');
    body.append(element('details', { class: 'line verdict' }, verdict), legend([['control', 'control: popular items'], ['treatment', 'treatment: neighbours']]));
    const draw = chartIn(body, 'effect', 'Treatment against control');
    const lists = element('div');
    body.append(lists);
    return answers => {
      verdict.replaceChildren(...judged(answers.measures.rows));
      const measured = MEASURES.map(each => both(answers.measures.rows, ...each));
      draw(theme => scales(theme, measured), {
        header: ['Measure', ...ARMS, 'lift', 'from', 'to'],
        rows: measured.map(each => [each.hint ? `${each.name}, ${each.hint}` : each.name, each.write(each.values[0]), each.write(each.values[1]), ...[1, 0, 2].map(i => change(each.lift[i]))]),
      });
      const of = (arm, part) => sum(where(answers.lists.rows, { arm, part })) ?? 0;
      lists.replaceChildren(table('What became of the recommended places', ['places', ...PARTS],
        ARMS.map(arm => [arm, ...PARTS.map(part => compact(of(arm, part)))]), { class: 'plain' }));
    };
  },
};

/** What to do, and why: the whole sentence is there to be read; where it has no room, once it is opened. */
function judged(rows) {
  const found = where(rows, { part: 'verdict' })[0];
  if (!found) return [];
  const { verdict, reason } = found.labels;
  return [element('b', { class: `pill ${verdict}` }, words(verdict)), element('span', {}, words(reason))];
}

/** Both arms of one measure; of several currencies the one with the most revenue, since they are never added up. */
function both(rows, measure, name, hint) {
  const those = where(rows, { measure });
  const currency = valuesOf(those, 'currency').filter(Boolean)
    .sort((a, b) => sum(where(those, { currency: b })) - sum(where(those, { currency: a })))[0];
  const mine = currency ? where(those, { currency }) : those;
  const row = arm => where(mine, { arm })[0];
  const bounds = part => BOUNDS.map(bound => where(mine, { part, bound })[0]?.value ?? null);
  return {
    hint, name: currency ? `${currency} ${name}` : name, values: ARMS.map(arm => row(arm)?.value ?? null), of: ARMS.map(arm => row(arm)),
    lift: bounds('lift'), difference: bounds('difference'),
    write: value => (currency ? money(value, currency) : measure === 'days_to_return' ? days(value, 2) : share(value, value < 0.1 ? 2 : 1)),
  };
}

/** Where the treatment's bar may truly end: the control's, and the bounds of the difference on top. */
const mayEnd = ({ values: [control], difference: [low, , high] }) => (low === null ? [] : [[1, control + low, control + high]]);

const between = ([low, , high]) => (low === null ? '' : `${change(low)} to ${change(high)}`);

/** Where each measure stands, so many to a row. */
function places(columns, inRow) {
  const width = 100 / columns;
  const at = MEASURES.map((_, index) => ({ left: (index % columns) * width, ...inRow(Math.floor(index / columns)) }));
  return {
    grid: at.map(({ left, grid }) => ({ left: `${left + 2}%`, width: `${width - 4}%`, ...grid })),
    title: at.map(({ left, title }) => ({ left: `${left + width / 2}%`, top: title })),
  };
}

const scales = (theme, measured) => ({
  media: [
    { option: places(MEASURES.length, () => ({ title: 0, grid: { top: 56, bottom: 18, height: 'auto' } })) },
    { query: IN_TWO_ROWS, option: places(3, row => ({ title: `${row * 52}%`, grid: { top: `${row * 52 + 20}%`, bottom: 'auto', height: '21%' } })) },
  ],
  grid: measured.map(() => ({})),
  title: measured.map(({ name, lift }) => ({
    text: `{lift|${change(lift[1])}}\n{name|${between(lift)}}\n{name|${name}}`, textAlign: 'center', padding: 0,
    textStyle: { rich: {
      lift: { color: theme.ink, fontSize: 16, fontWeight: 'bold', lineHeight: 20, align: 'center', fontFamily: theme.sans },
      name: { color: theme.soft, fontSize: 11, lineHeight: 14, align: 'center', fontFamily: theme.sans },
    } },
  })),
  tooltip: tooltip(theme, hit => {
    const { name, hint, of, write, lift } = measured[hit.seriesIndex % MEASURES.length];
    const arm = hit.seriesIndex < MEASURES.length ? hit.dataIndex : 1;
    return [`${name}, ${ARMS[arm]}`, write(of[arm]?.value), `${count(Number(of[arm]?.numerator))} of ${count(Number(of[arm]?.denominator))}`,
      ...(arm === 1 && lift[0] !== null ? [`${between(lift)} of the control`] : []), ...(hint ? [hint] : [])];
  }, { trigger: 'item' }),
  xAxis: measured.map(({ values, write }, gridIndex) => ({
    type: 'category', gridIndex, data: ARMS, axisTick: { show: false }, axisLine: { lineStyle: { color: theme.line } },
    axisLabel: { interval: 0, color: theme.ink, fontSize: 10, margin: 5, formatter: (_, arm) => write(values[arm]) },
  })),
  yAxis: measured.map((_, gridIndex) => ({ type: 'value', gridIndex, min: 0, show: false })),
  series: [
    ...measured.map(({ name, values }, index) => ({
      name: words(name), type: 'bar', xAxisIndex: index, yAxisIndex: index, barWidth: '62%',
      data: values.map((value, arm) => ({ value, itemStyle: { ...armStyle(theme, ARMS[arm]), borderRadius: [3, 3, 0, 0] } })),
    })),
    ...measured.map((each, index) => ({
      name: `${each.name}, interval`, type: 'custom', xAxisIndex: index, yAxisIndex: index, data: mayEnd(each), z: 5,
      encode: { x: 0, y: [1, 2] }, renderItem: (_, api) => whisker(api, theme),
    })),
  ],
});

function whisker(api, theme) {
  const [x, low] = api.coord([api.value(0), Math.max(0, api.value(1))]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: theme.ink, lineWidth: 1.5 } });
  return { type: 'group', children: [line(x, low, x, high), line(x - 5, low, x + 5, low), line(x - 5, high, x + 5, high)] };
}
