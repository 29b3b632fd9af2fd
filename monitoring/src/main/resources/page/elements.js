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
    element('caption', { class: 'visually-hidden' }, caption),
    element('thead', {}, element('tr', {}, ...header.map(text => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows.map(([name, ...cells]) => element('tr', {},
      element('th', { scope: 'row' }, name), ...cells.map(text => element('td', {}, text))))));
}

/** A line that says which colour is what. */
export const legend = entries => element('p', { class: 'line legend' }, ...entries.map(([kind, name]) =>
  element('span', {}, element('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), name)));
