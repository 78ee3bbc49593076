// @ts-check
// Single keys of officers' pages: N the next dossier, J and K down and up the list, / the search. They sleep while a
// field has the focus, while letters are composed and on pages where a scanner types.

import { composing } from './words.js';

/** @param {Element | null} element */
function typing(element) {
  return element instanceof HTMLElement && element.matches('input:not([type=radio]), textarea, select, [contenteditable]');
}

/** @param {number} step */
function move(step) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-row]')]);
  if (rows.length === 0) return;
  const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next].focus();
  rows[next].scrollIntoView({ block: 'nearest' });
}

let listening = false;

export function enhance() {
  if (listening) return;
  listening = true;
  document.addEventListener('keydown', (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(document.activeElement) || document.querySelector('[data-scan]')) return;
    switch (event.key.toLowerCase()) {
      case 'n': {
        const next = document.querySelector('[data-next]');
        if (next instanceof HTMLElement) next.click();
        break;
      }
      case 'j':
        move(1);
        break;
      case 'k':
        move(-1);
        break;
      case '/': {
        const search = document.getElementById('q');
        if (search) search.focus();
        break;
      }
      default:
        return;
    }
    event.preventDefault();
  });
}
