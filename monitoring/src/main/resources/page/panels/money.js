import { element } from '../elements.js';
import { briefMoney, NONE } from '../format.js';
import { amount, where } from '../rows.js';

/** What is left of what was sold, and what a point of conversion would add to it. */
export const money = {
  id: 'money', owner: 'analysts', needs: { month: 'money' },
  question: 'What is earned?',
  what: 'Of 30 business days: net revenue less tax, goods, returns and marketing, by the assumptions file whose version is named. Beneath it, what one point more of session conversion is worth in a month, and its 95 % interval. ./sapando metrics money says the rest.',
  create(body) {
    const figure = element('p', { class: 'figure' });
    const point = element('p', { class: 'line caption' });
    const range = element('p', { class: 'line caption' });
    body.append(figure, point, range);
    return ({ month: { rows } }) => {
      const only = labels => where(rows, labels)[0];
      const left = only({ part: 'margin_after_spend' });
      const { currency } = left.labels;
      const worth = bound => only({ part: 'worth_of_session_conversion_point', bound });
      const said = bound => (worth(bound) ? briefMoney(amount(worth(bound)), currency) : NONE);
      figure.replaceChildren(briefMoney(amount(left), currency), element('small', {}, ' margin after spend in 30 days'));
      point.textContent = `+1 pt conversion: ${said('estimate')} a month · v${amount(only({ part: 'assumptions_version' }))}`;
      range.textContent = `95%: ${said('low')} to ${said('high')}`;
    };
  },
};
