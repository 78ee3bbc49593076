// @ts-check
// Big keys for the one-time code; the keyboard works too, and nobody has to find the field first. With the last digit it goes.

import { composing, each } from './words.js';

const LENGTH = 6;

/** The keypad that stands on the page, or stood there until a moment ago. @type {{box: Element, typed: string} | null} */
let last = null;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-keypad]', keys);
}

/** Where something else came in its place, nothing is kept of what was typed. */
function forget() {
  if (last && !last.box.isConnected && !document.querySelector('[data-keypad]')) last = null;
}

document.addEventListener('part-replaced', forget);
document.addEventListener('htmx:afterSettle', forget);

/**
 * The field of a keypad. News of the other screen redraw this one: the digits pressed so far stay.
 * @param {Element} box
 */
function fieldOf(box) {
  const field = box.querySelector('input');
  if (!field) return null;
  if (last && last.box !== box && !last.box.isConnected) field.value = last.typed;
  last = { box, typed: field.value };
  return field;
}

/** @param {HTMLElement} box */
function keys(box) {
  const field = fieldOf(box);
  const pad = box.querySelector('[data-keys]');
  if (!field || !(pad instanceof HTMLElement)) return;
  pad.hidden = false;
  // Never focused, so that the page may be redrawn or wiped while a code is being typed.
  field.readOnly = true;
  field.tabIndex = -1;
  field.blur();
  field.form?.addEventListener('submit', () => {
    last = null;
  });
  pad.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.dataset.digit) press(box, button.dataset.digit);
  });
}

/**
 * @param {Element} box
 * @param {string} key
 */
function press(box, key) {
  const field = fieldOf(box);
  if (!field) return;
  if (key === 'Backspace') field.value = field.value.slice(0, -1);
  else if (/^\d$/.test(key) && field.value.length < LENGTH) field.value += key;
  last = { box, typed: field.value };
  if (key !== 'Backspace' && field.value.length === LENGTH) field.form?.requestSubmit();
}

// Of the page and not of one keypad: between an old one and the new one in its place no digit is lost.
document.addEventListener('keydown', (event) => {
  const box = document.querySelector('[data-keypad]');
  if (!box || composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^\d$/.test(event.key) || event.key === 'Backspace') {
    event.preventDefault();
    press(box, event.key);
  } else if (event.key === 'Enter' && !(event.target instanceof Element && event.target.closest('button, a'))) {
    event.preventDefault();
    box.querySelector('input')?.form?.requestSubmit();
  }
});
