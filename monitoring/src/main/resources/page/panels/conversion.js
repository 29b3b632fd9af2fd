import { count, day, lastDays, points, share } from '../format.js';
import { calendar, pooled, sum, weeks } from '../rows.js';
import { dailyBars, tile } from './tile.js';

/** None while a day says nothing yet. */
const told = rows => rows.some(row => row.value === null) ? null : pooled(rows);

/** Two shares per day that the business looks at first; over a week they are pooled, not averaged. */
const dailyShare = (id, metric, question, what, denominator) => ({
  id, owner: 'analysts', needs: { daily: metric, range: 'funnel' }, question, what,
  create(body) {
    const { draw, say } = tile(body, metric, `${question} Share per day`);
    return ({ daily: { rows }, range }) => {
      const dates = calendar(rows, range);
      const { today, last, days, before } = weeks(rows, dates);
      const perDay = dates.map(date => rows.filter(row => row.period === date));
      const moved = pooled(before) === null || pooled(last) === null ? null : pooled(last) - pooled(before);
      say({
        figure: share(pooled(last), 2), moved, move: `${points(moved)} on the week`,
        caption: `${count(sum(last))} of ${count(sum(last, 'denominator'))} ${denominator} ${lastDays(days)}${days === 0 || told(today) === null ? '' : ` · today ${share(told(today), 2)}`}`,
      });
      draw(theme => dailyBars(theme, dates, perDay.map(told), index => [
        day(dates[index]), share(told(perDay[index]), 2), `${count(sum(perDay[index]))} of ${count(sum(perDay[index], 'denominator'))}`]),
      { header: ['Day', 'Share', 'Of'], rows: perDay.map((those, index) => [
        day(dates[index]), share(told(those), 2), count(sum(those, 'denominator'))]) });
    };
  },
});

export const firstPurchase = dailyShare('first-purchase', 'first-purchase-conversion',
  'Do visitors become customers?',
  'Visitors who bought for the first time on a day, of the visitors seen that day who had never bought before it. The figure is for the last 7 whole days.',
  'visitor days');

export const sessionConversion = dailyShare('conversion', 'session-conversion',
  'Do sessions end in an order?',
  'Sessions with at least one purchase, of all sessions that began on a day. Bots are left out. The figure is for the last 7 whole days.',
  'sessions');
