// @ts-check
// A card scanner types like a very fast keyboard. Only the text that arrives in the field counts, never single keys:
// letters with marks come without key events, and key buffers lose them.

import { composing, each } from './words.js';

/** A scanner has finished when nothing came for this long. */
const QUIET_MS = 200;
/** Fewest separators a card's code has. */
const SEPARATORS = 5;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-scan]', listen);
}

/** @param {HTMLElement} element */
function listen(element) {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function submit() {
    clearTimeout(timer);
    const text = field.value.trim().normalize('NFC');
    if (text === '') return;
    if (field.value !== text) field.value = text;
    field.form?.requestSubmit();
  }

  field.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (/** @type {InputEvent} */ (event).isComposing) return;
    if (field.value.includes('\n')) submit();
    else if (field.value.split('|').length > SEPARATORS) timer = setTimeout(submit, QUIET_MS);
  });
  field.form?.addEventListener('submit', () => clearTimeout(timer));

  addEventListener('pageshow', (event) => {
    if (event.persisted) field.value = '';
  });

  document.addEventListener('keydown', (event) => {
    const free = document.activeElement === document.body || document.activeElement === null;
    if (free && event.key.length === 1 && !composing(event) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      field.focus();
    }
  });
}
