/** Reading an answer's rows. Counts and money come as exact decimal text; they are added up exactly and only then drawn. */
const SCALE = 4;
const DAY = 86_400_000;
const MINUTE = 60_000;

export const where = (rows, labels) =>
  rows.filter(row => Object.entries(labels).every(([name, value]) => row.labels[name] === value));

export const amount = row => row.value ?? (row.numerator === null ? null : Number(row.numerator));

/** The sum of a column of decimal texts with up to four decimals; null where there is nothing to add. */
export function sum(rows, column = 'numerator') {
  const texts = rows.map(row => row[column]).filter(text => text !== null);
  const total = texts.reduce((units, text) => units + unitsOf(text), 0n);
  return texts.length === 0 ? null : Number(total) / 10 ** SCALE;
}

function unitsOf(text) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
}

/** A ratio over several periods: numerators over denominators, never a mean of ratios. */
export function pooled(rows) {
  const below = sum(rows, 'denominator');
  return below ? sum(rows) / below : null;
}

export const periods = rows => [...new Set(rows.map(row => row.period).filter(period => period !== null))].sort();
export const valuesOf = (rows, label) => [...new Set(rows.map(row => row.labels[label]))];

export function everyDay(first, last) {
  const days = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Every minute from the first to the last, the latest 60: one without events is a gap in what comes in, and must look like one. */
export function everyMinute(first, last) {
  const minutes = [];
  for (let at = Math.max(Date.parse(first), Date.parse(last) - 59 * MINUTE); at <= Date.parse(last); at += MINUTE) {
    minutes.push(new Date(at).toISOString().replace('.000Z', 'Z'));
  }
  return minutes;
}

/** Every business day from the first that has a row to the newest one, which only a row over the whole range names. */
export function calendar(rows, range) {
  const known = periods(rows);
  return everyDay(known[0], range.rows[0]?.period.split('/')[1] ?? known.at(-1));
}

/**
 * The newest day, which is not over; the last week of whole days (of however many there are, or the newest one where there
 * is no other); and the week before that, whole or not at all.
 */
export function weeks(rows, dates) {
  const whole = dates.length > 1 ? dates.slice(0, -1) : dates;
  const within = days => rows.filter(row => days.includes(row.period));
  return {
    today: within(dates.slice(-1)),
    last: within(whole.slice(-7)),
    days: dates.length > 1 ? Math.min(7, whole.length) : 0,
    before: whole.length < 14 ? [] : within(whole.slice(-14, -7)),
  };
}
