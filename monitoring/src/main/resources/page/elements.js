/** Builds an element; text is always set as text, never parsed as HTML. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

/** A table of header and rows of cells; the first cell of a row names it. */
export function table(caption, header, rows, attributes = {}) {
  return element('table', attributes,
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...header.map(text => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows.map(([name, ...cells]) => element('tr', {},
      element('th', { scope: 'row' }, name), ...cells.map(text => element('td', {}, text))))));
}

/** A line that says which colour is what. */
export const legend = entries => element('p', { class: 'line legend' }, ...entries.map(([kind, name]) =>
  element('span', {}, element('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), name)));

/** Written only when the words change: a live region speaks whenever it is written. */
export function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

/** A button that shows what it controls and hides it again, by mouse, touch and keyboard; so does Escape, from either. */
export function disclosure(controlled, attributes) {
  const button = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': controlled.id, ...attributes });
  const show = open => {
    controlled.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  show(false);
  button.addEventListener('click', () => show(controlled.hidden));
  [button, controlled].forEach(each => each.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || controlled.hidden) return;
    show(false);
    button.focus();
  }));
  return button;
}
