import { chartIn, tooltip } from '../chart.js';
import { element, legend, table } from '../elements.js';
import { change, compact, count, money, share, words } from '../format.js';
import { sum, valuesOf, where } from '../rows.js';

const ARMS = ['control', 'treatment'];
const PARTS = ['served', 'seen', 'clicked', 'carted', 'bought'];
const MEASURES = [['click_rate', 'click rate'], ['session_conversion', 'sessions that buy'],
  ['first_purchase_conversion', 'first purchases'], ['revenue_per_visitor', 'per visitor']];

/** Control beside treatment, each measure on its own scale from zero, and what became of the lists. */
export const effect = {
  id: 'effect', owner: 'DS', needs: { measures: 'effect', lists: 'recommendations' },
  question: 'Do the recommendations help?',
  what: 'Visitors are split by a stable hash: control is shown popular items, treatment the neighbours of its session. Those who never '
    + 'click stay in the denominator. No interval is given yet, so a difference may still be chance.',
  create(body) {
    body.append(legend([['control', 'control: popular items'], ['treatment', 'treatment: neighbours'], ['none', 'no interval yet: may be chance']]));
    const draw = chartIn(body, 'effect', 'Treatment against control');
    const lists = element('div');
    body.append(lists);
    return answers => {
      const measured = MEASURES.map(([measure, name]) => both(answers.measures.rows, measure, name));
      draw(theme => fourScales(theme, measured), {
        header: ['Measure', ...ARMS, 'difference'],
        rows: measured.map(each => [each.name, each.write(each.values[0]), each.write(each.values[1]), change(lift(each.values))]),
      });
      const of = (arm, part) => sum(where(answers.lists.rows, { arm, part })) ?? 0;
      lists.replaceChildren(table('What became of the recommended places', ['places', ...PARTS],
        ARMS.map(arm => [arm, ...PARTS.map(part => compact(of(arm, part)))]), { class: 'plain' }));
    };
  },
};

/** Both arms of one measure; of several currencies the one with the most revenue, since they are never added up. */
function both(rows, measure, name) {
  const those = where(rows, { measure });
  const currency = valuesOf(those, 'currency').filter(Boolean)
    .sort((a, b) => sum(where(those, { currency: b })) - sum(where(those, { currency: a })))[0];
  const row = arm => where(those, currency ? { arm, currency } : { arm })[0];
  return {
    name: currency ? `${currency} ${name}` : name, values: ARMS.map(arm => row(arm)?.value ?? null), of: ARMS.map(arm => row(arm)),
    write: value => (currency ? money(value, currency) : share(value, 2)),
  };
}

const lift = ([control, treatment]) => (control && treatment !== null ? treatment / control - 1 : null);

const fourScales = (theme, measured) => ({
  grid: measured.map((_, index) => ({ left: `${index * 25 + 1.5}%`, width: '22%', top: 62, bottom: 2 })),
  title: measured.map(({ name, values }, index) => ({
    text: `{lift|${change(lift(values))}}\n{name|${name}}`, left: `${index * 25 + 12.5}%`, top: 4, textAlign: 'center', padding: 0,
    textStyle: { rich: {
      lift: { color: theme.ink, fontSize: 18, fontWeight: 'bold', lineHeight: 24, align: 'center', fontFamily: theme.sans },
      name: { color: theme.soft, fontSize: 11, lineHeight: 14, align: 'center', fontFamily: theme.sans },
    } },
  })),
  tooltip: tooltip(theme, hit => {
    const { name, of, write } = measured[hit.seriesIndex];
    return [`${name}, ${hit.name}`, write(hit.value), `${count(Number(of[hit.dataIndex].numerator))} of ${count(Number(of[hit.dataIndex].denominator))}`];
  }, { trigger: 'item' }),
  xAxis: measured.map((_, gridIndex) => ({ type: 'category', gridIndex, data: ARMS, axisTick: { show: false }, axisLabel: { show: false }, axisLine: { lineStyle: { color: theme.line } } })),
  yAxis: measured.map((_, gridIndex) => ({ type: 'value', gridIndex, min: 0, show: false })),
  series: measured.map(({ name, values, write }, index) => ({
    name: words(name), type: 'bar', xAxisIndex: index, yAxisIndex: index, barWidth: '62%',
    label: { show: true, position: 'top', color: theme.ink, fontSize: 11, formatter: hit => write(hit.value) },
    data: values.map((value, arm) => ({ value, itemStyle: { color: theme[ARMS[arm]], borderRadius: [3, 3, 0, 0] } })),
  })),
});
