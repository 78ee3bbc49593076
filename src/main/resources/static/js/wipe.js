// @ts-check
// The end of a citizen: nothing of this person stays in the page, the clipboard or the history entry.

import { each, say, sentence, veil } from './words.js';

const WARNING_SECONDS = 20;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, 'form[data-wipe]', arm);
}

/** @param {HTMLFormElement} form */
function arm(form) {
  form.addEventListener('submit', () => wipe(form));
  const after = Number(form.dataset.wipeAfter);
  if (after > 0) addEventListener('afterprint', () => endSoon(form, after), { once: true });
}

/**
 * What was printed is in the citizen's hand: the screen says so, then forgets them.
 * @param {HTMLFormElement} form
 * @param {number} seconds
 */
function endSoon(form, seconds) {
  setTimeout(() => say(sentence('textWipe')), Math.max(0, seconds - WARNING_SECONDS) * 1000);
  setTimeout(() => form.requestSubmit(), seconds * 1000);
}

/** @param {HTMLFormElement} keep */
function wipe(keep) {
  veil();
  for (const form of document.forms) {
    if (form === keep) continue;
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) field.checked = false;
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = '';
      else if (field instanceof HTMLSelectElement) field.selectedIndex = -1;
    }
  }
  navigator.clipboard?.writeText('').catch(() => {});
  globalThis.speechSynthesis?.cancel();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
}
