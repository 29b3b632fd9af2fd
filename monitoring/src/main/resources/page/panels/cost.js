import { chartIn } from '../chart.js';
import { element } from '../elements.js';
import { bytes, day, NONE, share, smallMoney } from '../format.js';
import { amount, periods, sum, where } from '../rows.js';
import { dailyBars } from './tile.js';

const DAYS_A_MONTH = 30;

/** What is on disks, day by day, and what that would cost in a month if it stayed. */
export const cost = {
  id: 'cost', owner: 'DE', needs: { daily: 'storage-cost' },
  question: 'What does the data cost?',
  what: 'Bytes on Kafka’s disks, every replica, and in the archive, as measured last on each day (UTC). Money is bytes times the prices in the assumptions file, for 30 days like the last. Fields that no consumer declares are estimated from a sample. ./sapando cost says it by topic, type, consumer and field.',
  create(body) {
    const figure = element('p', { class: 'figure' });
    const price = element('p', { class: 'line' });
    const drawing = element('div', { class: 'stack bars' });
    const caption = element('p', { class: 'line caption' });
    body.append(element('div', { class: 'beside' }, figure, price), drawing, caption);
    const draw = chartIn(drawing, 'cost', 'Bytes stored per day');
    return ({ daily: { rows } }) => {
      const dates = periods(rows);
      const of = part => dates.map(date => sum(where(rows, { part }).filter(row => row.period === date)));
      const last = part => of(part).at(-1);
      const stored = of('stored_bytes').map(value => value ?? 0);
      const paid = where(rows, { part: 'stored_cost' }).find(row => row.period === dates.at(-1));
      figure.textContent = bytes(stored.at(-1));
      price.textContent = `${paid ? smallMoney(amount(paid) * DAYS_A_MONTH, paid.labels.currency) : NONE} a month, prices v${last('assumptions_version') ?? NONE}`;
      const unread = stored.at(-1) > 0 ? (last('unread_bytes') ?? 0) / stored.at(-1) : null;
      caption.textContent = `${bytes(last('moved_bytes') ?? 0)} moved today · ${share(unread)} read by nobody`;
      draw(theme => dailyBars(theme, dates, stored, index => [day(dates[index]), bytes(stored[index])]),
        { header: ['Day', 'Stored'], rows: dates.map((date, index) => [day(date), bytes(stored[index])]) });
    };
  },
};
