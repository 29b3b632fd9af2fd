import { chartIn, tooltip } from '../chart.js';
import { element } from '../elements.js';
import { count, seconds } from '../format.js';
import { where } from '../rows.js';

const BAR_SECONDS = 2;

/** How far the numbers are behind the shop, against what ops promises. */
export const freshness = {
  id: 'freshness', owner: 'ops', needs: { parts: 'freshness' },
  question: 'How old is what you see?',
  what: `From an event's arrival to its being in these numbers; the promise is under ${BAR_SECONDS} s. The newest event's age is by the `
    + 'shop\'s clock: it grows while nobody shops, and is large for a replay of old events. Lag is what has arrived and is not counted yet.',
  create(body) {
    const figure = element('p', { class: 'figure' });
    const drawing = element('div', { class: 'stack' });
    const rest = element('dl', {});
    body.append(element('div', { class: 'ages' },
      element('div', { class: 'stack' }, figure, element('p', { class: 'line' }, 'from an event’s arrival to these numbers'), drawing), rest));
    const draw = chartIn(drawing, 'freshness', 'Seconds from arrival to these numbers');
    return ({ parts: { rows } }) => {
      const of = part => where(rows, { part })[0]?.value ?? null;
      const delay = of('event_to_metric_seconds');
      figure.textContent = seconds(delay);
      const facts = [['age of the newest event', seconds(of('newest_event_age_seconds'))], ['records not counted yet', count(of('stream_lag_records'))]];
      rest.replaceChildren(...facts.map(([name, value]) => element('div', {}, element('dd', { class: 'figure' }, value), element('dt', { class: 'line' }, name))));
      draw(theme => gauge(theme, delay), { header: ['Part', 'Value'], rows: [['event to metric', seconds(delay)], ...facts] });
    };
  },
};

const gauge = (theme, delay) => ({
  grid: { left: 0, right: 6, top: 8, height: 10 },
  tooltip: tooltip(theme, () => [`${seconds(delay)} behind`, `promised: under ${BAR_SECONDS} s`], { trigger: 'item' }),
  xAxis: { type: 'value', show: false, min: 0, max: Math.max(BAR_SECONDS * 1.25, delay ?? 0) },
  yAxis: { type: 'category', show: false, data: [''] },
  series: [{
    name: 'event to metric', type: 'bar', barWidth: 10, showBackground: true, backgroundStyle: { color: theme.grid, borderRadius: 3 },
    itemStyle: { color: delay > BAR_SECONDS ? theme.refused : theme.treatment, borderRadius: 3 }, data: [delay],
    markLine: {
      silent: true, symbol: 'none', lineStyle: { color: theme.ink, type: 'solid', width: 1.5 }, data: [{ xAxis: BAR_SECONDS }],
      label: { formatter: `promised ${BAR_SECONDS} s`, color: theme.soft, position: 'start', distance: 3 },
    },
  }],
});
