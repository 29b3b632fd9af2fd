import { briefMoney, change, count, day, lastDays, money } from '../format.js';
import { calendar, pooled, sum, valuesOf, weeks, where } from '../rows.js';
import { dailyBars, tile } from './tile.js';

/** Revenue after refunds. Currencies are never added up: the largest is drawn, the others are named beside it. */
export const revenue = {
  id: 'revenue', owner: 'analysts', needs: { daily: 'revenue', range: 'funnel' },
  question: 'What do orders bring in?',
  what: 'Order lines as paid, tax included, less refunds, per day and currency. Lines without a price are left out and counted. The figure is for the last 7 whole days.',
  create(body) {
    const { draw, say } = tile(body, 'revenue', 'Revenue after refunds per day');
    return ({ daily: { rows }, range }) => {
      const dates = calendar(rows, range);
      const net = currency => where(rows, { currency, part: 'net' });
      const byWeek = currency => sum(weeks(net(currency), dates).last) ?? 0;
      const [main, ...others] = valuesOf(rows, 'currency').sort((a, b) => byWeek(b) - byWeek(a));
      const { today, last, days, before } = weeks(net(main), dates);
      const average = weeks(where(rows, { currency: main, part: 'average_order' }), dates).last;
      const moved = before.length > 0 && sum(before) > 0 ? sum(last) / sum(before) - 1 : null;
      say({
        figure: briefMoney(byWeek(main), main), moved, move: `${change(moved)} on the week`,
        unit: ['net', ...others.map(other => `+ ${briefMoney(byWeek(other), other)}`)].join(' '),
        caption: `${count(sum(average, 'denominator'))} orders of ${money(pooled(average), main)} ${lastDays(days)}${days === 0 ? '' : ` · today ${briefMoney(sum(today) ?? 0, main)}`}`,
      });
      const values = dates.map(date => sum(net(main).filter(row => row.period === date)) ?? 0);
      draw(theme => dailyBars(theme, dates, values, index => [day(dates[index]), money(values[index], main)]),
        { header: ['Day', `Net ${main}`], rows: dates.map((date, index) => [day(date), money(values[index], main)]) });
    };
  },
};
