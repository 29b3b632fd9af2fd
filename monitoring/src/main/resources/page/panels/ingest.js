import { chartIn, notOver, quietAxis, tooltip } from '../chart.js';
import { element, legend } from '../elements.js';
import { compact, count, minute, words } from '../format.js';
import { amount, everyMinute, periods, sum, where } from '../rows.js';

const REASONS = 6;
const REFUSED = ['rejected_collect', 'rejected_verify'];

/** What arrives per minute, above what is refused on a scale of its own, and the most frequent reasons. */
export const ingest = {
  id: 'ingest', owner: 'DE', needs: { total: 'ingest', minutes: 'ingest?by=minute', reasons: 'ingest?by=reason' },
  question: 'What comes in, and what is refused?',
  what: 'Events per minute of arrival, last 60 minutes; the running minute is in stripes. Below, on its own scale, what the collector '
    + 'and verification refused. Accepted must equal verified, duplicates and refused later; what is neither is in flight, and unaccounted once its minute has been over for a while (a minute unless set otherwise).',
  create(body) {
    const account = element('p', { class: 'line', id: 'account' });
    const left = element('div', { class: 'stack' });
    const right = element('div', { class: 'stack' });
    body.append(account, element('div', { class: 'split' }, left, right));
    left.append(legend([['accepted', 'above: accepted per minute'], ['refused', 'below: refused']]));
    right.append(legend([['refused', 'refused, by reason']]));
    const flow = chartIn(left, 'ingest', 'Events accepted and refused per minute of arrival');
    const why = chartIn(right, 'reasons', 'Refused events by reason');
    return ({ total, minutes, reasons }) => {
      account.replaceChildren(...reconciliation(total));
      showFlow(flow, minutes);
      showReasons(why, reasons.rows);
    };
  },
};

/** Where every accepted event is. In flight and unaccounted are told apart by monitoring, by one definition for everybody. */
function reconciliation({ rows, note }) {
  const of = outcome => sum(where(rows, { outcome })) ?? 0;
  const left = of('unaccounted');
  return [
    element('b', {}, count(of('accepted'))), ' accepted = ', element('b', {}, count(of('verified'))), ' verified + ',
    element('b', {}, count(of('duplicates'))), ' duplicates + ', element('b', {}, count(of('rejected_verify'))), ' refused later + ',
    element('b', {}, count(of('in_flight'))), ' in flight + ', element('b', left === 0 ? {} : { class: 'bad' }, count(left)), ' unaccounted · ',
    element('b', {}, count(of('rejected_collect'))), ' refused at the edge', ...(note === undefined ? [] : [` · ${note}`]),
  ];
}

function showFlow(flow, { rows, completeUntil }) {
  const known = periods(rows);
  const at = everyMinute(known[0], known.at(-1));
  const per = outcomes => at.map(period => sum(rows.filter(row => row.period === period && outcomes.includes(row.labels.outcome))) ?? 0);
  const accepted = per(['accepted']);
  const refused = per(REFUSED);
  const running = at.map(period => completeUntil !== null && Date.parse(period) + 60_000 > Date.parse(completeUntil));
  flow(theme => flowOf(theme, at, accepted, refused, running), {
    header: ['Minute', 'Accepted', 'Refused'],
    rows: at.map((period, index) => [minute(period), count(accepted[index]), count(refused[index])]),
  });
}

const flowOf = (theme, at, accepted, refused, running) => ({
  grid: [{ left: 40, right: 4, top: 10, height: '56%' }, { left: 40, right: 4, bottom: 20, height: '19%' }],
  axisPointer: { link: [{ xAxisIndex: 'all' }], type: 'line', lineStyle: { color: theme.soft } },
  tooltip: tooltip(theme, ([hit]) => [`${minute(at[hit.dataIndex])}${running[hit.dataIndex] ? ', not over yet' : ''}`,
    `${count(accepted[hit.dataIndex])} accepted`, `${count(refused[hit.dataIndex])} refused`], { trigger: 'axis' }),
  xAxis: [0, 1].map(gridIndex => ({
    ...quietAxis(theme), gridIndex, type: 'category', data: at.map(period => minute(period)),
    axisLabel: { show: gridIndex === 1, color: theme.soft, fontSize: 11 },
  })),
  yAxis: [accepted, refused].map((values, gridIndex) => ({
    ...quietAxis(theme), gridIndex, type: 'value', min: 0, max: ceiling(values), minInterval: 1, splitNumber: gridIndex === 0 ? 3 : 1,
    interval: gridIndex === 0 ? undefined : ceiling(values), // lines in between would stand in the label of the last
    axisLine: { show: false }, axisLabel: { color: theme.soft, fontSize: 11, hideOverlap: true, formatter: value => compact(value) },
  })),
  series: [bars(theme, 'accepted', accepted, running, 0), bars(theme, 'refused', refused, running, 1)],
});

/** A replay makes one minute tower above the rest: such a bar is cut off and says how tall it is. */
function ceiling(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const usual = sorted[Math.floor((sorted.length - 1) * 0.9)];
  return usual > 0 && sorted.at(-1) > usual * 6 ? roundUp(usual * 1.5) : null;
}

function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find(step => step * power >= value) * power;
}

const bars = (theme, name, values, running, index) => {
  const top = ceiling(values) ?? Infinity;
  return {
    name, type: 'bar', xAxisIndex: index, yAxisIndex: index, barCategoryGap: '20%', barMaxWidth: 16, itemStyle: { color: theme[name] },
    data: values.map((value, at) => ({
      value, itemStyle: { color: theme[name], decal: running[at] ? notOver(theme) : null },
      label: { show: value > top && !(values[at + 1] > top), position: 'insideTopRight', offset: [6, -6], align: 'left', color: theme.ink, formatter: tallest(values, at, top) },
    })),
  };
};

/** The height of a bar that was cut off, or the greatest of several side by side, said once beside the last of them. */
function tallest(values, last, top) {
  const first = values.slice(0, last).findLastIndex(value => value <= top) + 1;
  const run = values.slice(first, last + 1);
  return `↑ ${run.length > 1 ? 'up to ' : ''}${compact(Math.max(...run))}`;
}

function showReasons(why, rows) {
  const top = [...rows].sort((a, b) => amount(b) - amount(a)).slice(0, REASONS);
  const where = { collect: 'at the edge', verify: 'in verification' };
  why(theme => ({
    grid: { left: 0, right: 40, top: 6, bottom: 0 },
    tooltip: tooltip(theme, hit => [words(top[hit.dataIndex].labels.reason), `${count(hit.value)} refused ${where[top[hit.dataIndex].labels.stage]}`], { trigger: 'item' }),
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: { type: 'category', inverse: true, show: false, data: Array.from({ length: REASONS }, (_, index) => words(top[index]?.labels.reason ?? '')) },
    series: [{
      name: 'refused', type: 'bar', barWidth: 6, itemStyle: { color: theme.refused, borderRadius: 2 }, showBackground: false,
      data: top.map(row => ({ value: amount(row), label: { formatter: `${words(row.labels.reason)}  ${count(amount(row))}` } })),
      label: { show: true, position: [0, -15], color: theme.ink, fontSize: 11 },
    }],
  }), { header: ['Reason', 'Stage', 'Refused'], rows: rows.map(row => [words(row.labels.reason), row.labels.stage, count(amount(row))]) });
}
