// @ts-check
// The clerk turns paper after paper over and presses one key for each: O original, C certified copy, P photocopy. One
// copy unless a digit was pressed before; Enter moves on without one. After the last paper the seal is scanned.

import { composing, each } from './words.js';

/** @type {Record<string, string>} */
const KINDS = { o: 'ORIGINAL', c: 'CERTIFIED_COPY', p: 'PHOTOCOPY' };

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-papers]', listen);
}

/** @param {HTMLElement} list */
function listen(list) {
  list.addEventListener('keydown', (event) => {
    if (composing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const row = target?.closest('.paper-row');
    if (!target || !row) return;
    const kind = row.querySelector('select');
    const copies = row.querySelector('input');
    if (!kind || !copies) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onward(list, row);
    } else if (target === kind && KINDS[event.key.toLowerCase()]) {
      event.preventDefault();
      kind.value = KINDS[event.key.toLowerCase()] ?? kind.value;
      if (copies.value === '' || copies.value === '0') copies.value = '1';
      onward(list, row);
    } else if (target === kind && /^\d$/.test(event.key)) {
      event.preventDefault();
      copies.value = event.key;
    }
  });
}

/** To the next paper, and after the last one to the seal. @param {HTMLElement} list @param {Element} row */
function onward(list, row) {
  const rows = [...list.querySelectorAll('.paper-row')];
  const next = rows[rows.indexOf(row) + 1];
  const field = next ? next.querySelector('select') : list.closest('form')?.querySelector('[name="seal"]');
  if (field instanceof HTMLElement) field.focus();
}
