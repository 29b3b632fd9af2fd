import { chartIn, notOver, tooltip } from '../chart.js';
import { element } from '../elements.js';

/** A tile of the business strip: one figure, what it is, how it moved, and a small chart. */
export function tile(body, id, label) {
  const number = element('p', { class: 'figure' });
  const delta = element('p', { class: 'line delta' });
  const words = element('p', { class: 'line caption' });
  const room = element('div', { class: 'room', 'aria-hidden': 'true' });
  const drawing = element('div', { class: 'stack' }, room);
  const whole = element('div', { class: 'tile' }, element('div', { class: 'facts' }, number, delta), drawing, words);
  body.append(whole);
  return {
    draw: chartIn(drawing, id, label),
    /** The chart is never narrower than these labels in it, whatever the font: what is written on a canvas holds nothing open. */
    fit: labels => {
      whole.classList.add('labelled');
      room.textContent = labels.join('\n');
    },
    say({ figure, unit = '', under = '', moved = null, move = '', caption }) {
      number.replaceChildren(figure, element('small', {}, ` ${unit}`));
      const flat = !/[1-9]/.test(move);
      delta.textContent = moved === null ? under : flat ? 'unchanged on the week' : `${moved < 0 ? '▼' : '▲'} ${move}`;
      delta.className = `line delta ${flat ? '' : moved < 0 ? 'down' : 'up'}`;
      words.textContent = caption;
    },
  };
}

/** Bars of one value a day; the last day is not over and drawn in stripes. */
export const dailyBars = (theme, dates, values, lines) => ({
  grid: { left: 0, right: 0, top: 8, bottom: 4 },
  tooltip: tooltip(theme, ([hit]) => lines(hit.dataIndex), { trigger: 'axis', axisPointer: { type: 'none' } }),
  xAxis: { type: 'category', data: dates, show: false },
  yAxis: { type: 'value', show: false, min: 0 },
  series: [{
    name: 'per day', type: 'bar', barCategoryGap: '22%', barMaxWidth: 16,
    data: values.map((value, index) => ({ value, itemStyle: { color: theme.treatment, decal: index === values.length - 1 ? notOver(theme) : null } })),
  }],
});
