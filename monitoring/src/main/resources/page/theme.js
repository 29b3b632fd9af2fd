/** The stylesheet's colours, for charts, which draw on a canvas that no stylesheet reaches. */
const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = name => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read('paper'), card: read('card'), ink: read('ink'), soft: read('soft'), line: read('line'), grid: read('grid'),
    accepted: read('accepted'), refused: read('refused'), control: read('control'), treatment: read('treatment'), bad: read('bad'),
    heat: read('heat').split(',').map(colour => colour.trim()), sans: read('sans'),
  };
}

export const onThemeChange = redraw => dark.addEventListener('change', redraw);
