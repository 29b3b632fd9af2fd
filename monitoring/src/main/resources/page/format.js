/** How the page writes numbers: one way for each kind, everywhere. */
const LOCALE = 'en-GB';
export const NONE = '–';

const known = write => (value, ...more) => (value === null || value === undefined || Number.isNaN(value) ? NONE : write(value, ...more));
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });

export const count = known(value => whole.format(value));
export const compact = known(value => (value < 10_000 ? whole.format(value) : short.format(value)));
export const share = known((value, digits = 1) => `${(value * 100).toFixed(digits)}%`);
export const days = known((value, digits = 1) => `${Number(value.toFixed(digits))} d`);

/** A difference between two shares, in percentage points. */
export const points = known(value => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(2)} pt`);

/** A relative difference, such as treatment against control. */
export const change = known(value => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(Math.abs(value) < 0.1 ? 1 : 0)}%`);

export const money = known((value, currency) => new Intl.NumberFormat(LOCALE, {
  style: 'currency', currency, maximumFractionDigits: Math.abs(value) < 1_000 ? 2 : 0,
}).format(value));

export const briefMoney = known((value, currency) => new Intl.NumberFormat(LOCALE, {
  style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3,
}).format(value));

/** A small sum of money, to two digits that count: a shop of a day costs less than a cent. */
export const smallMoney = known((value, currency) => new Intl.NumberFormat(LOCALE, {
  style: 'currency', currency, maximumSignificantDigits: 2,
}).format(value));

export const bytes = known(value => {
  const power = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${Number((value / 1_000 ** power).toPrecision(3))} ${['B', 'kB', 'MB', 'GB', 'TB'][power]}`;
});

export const seconds = known(value => {
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  if (value < 120) return `${Number(value.toFixed(1))} s`;
  if (value < 7_200) return `${Math.round(value / 60)} min`;
  return value < 172_800 ? `${Math.round(value / 3_600)} h` : `${Math.round(value / 86_400)} d`;
});

/** A business day, which is a name and not an instant: never moved by the viewer's time zone. */
export const day = known(date => new Date(`${date.slice(0, 10)}T00:00:00Z`)
  .toLocaleDateString(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' }));

export const lastDays = number => ['so far', 'yesterday'][number] ?? `in ${number} days`;
export const clock = known(instant => new Date(instant).toLocaleTimeString(LOCALE));

/** An instant of the shop's clock; with its date where that is not the day of `beside`. */
export const moment = known((instant, beside) => (instant.slice(0, 10) === beside?.slice(0, 10) ? clock(instant)
  : `${new Date(instant).toLocaleDateString(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })} ${clock(instant)}`));
export const minute = known(instant => new Date(instant).toLocaleTimeString(LOCALE, { hour: '2-digit', minute: '2-digit' }));
export const words = code => code.replaceAll('_', ' ');
