// @ts-check
// Whoever counts only scans: the page counts for them and says at once which one is missing and which is too many.

import { signal } from './feel.js';
import { each } from './words.js';

/** A number as it stands on every envelope and bag. */
const NUMBER = /^[A-Z]{2}\d{9}[A-Z]{2}$/;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-count]', count);
}

/** @param {HTMLElement} part */
function count(part) {
  const field = part.querySelector('textarea');
  const words = /** @type {HTMLElement | null} */ (part.querySelector('[data-count-words]'));
  const list = /** @type {HTMLElement | null} */ (part.querySelector('.count-lines'));
  const lines = /** @type {HTMLElement[]} */ ([...part.querySelectorAll('[data-number]')]);
  if (!field || !words || !list) return;
  const expected = new Map(lines.map((line) => [line.dataset.number ?? '', line]));
  let told = 0;

  function look() {
    if (!field || !words || !list) return;
    const typed = field.value.toUpperCase().split('\n');
    const open = typed.pop()?.replace(/[\s.-]/g, '') ?? '';
    const read = typed.map((text) => text.replace(/[\s.-]/g, '')).filter((text) => text !== '');
    if (NUMBER.test(open)) read.push(open);
    const seen = new Set(read);
    const extra = [...seen].filter((number) => !expected.has(number));
    const twice = read.filter((number, at) => read.indexOf(number) !== at);
    const missing = [...expected.keys()].filter((number) => !seen.has(number));
    for (const [number, line] of expected) line.classList.toggle('counted', seen.has(number));
    const all = missing.length === 0 && extra.length === 0;
    const said = [
      all
        ? fill('textAll', expected.size)
        : fill('textOf', expected.size - missing.length, expected.size),
      missing.length > 0 && read.length > 0 ? fill('textMissing', missing.map(spoken).join(', ')) : '',
      extra.length > 0 ? fill('textExtra', extra.map(spoken).join(', ')) : '',
      twice.length > 0 ? fill('textTwice', [...new Set(twice)].map(spoken).join(', ')) : '',
    ];
    words.hidden = false;
    list.hidden = false;
    words.textContent = said.filter((text) => text !== '').join(' ');
    words.classList.toggle('wrong', extra.length > 0);
    words.classList.toggle('all', all);
    if (read.length > told) {
      const last = read[read.length - 1];
      signal(!expected.has(last) || twice.includes(last));
    }
    told = read.length;
  }

  /**
   * @param {string} name
   * @param {...(string | number)} args
   */
  function fill(name, ...args) {
    return (words?.dataset[name] ?? '').replace(/\{(\d)\}/g, (whole, at) => String(args[Number(at)] ?? whole));
  }

  field.addEventListener('input', look);
  look();
}

/** As people read it aloud. @param {string} number */
function spoken(number) {
  return NUMBER.test(number)
    ? `${number.slice(0, 2)} ${number.slice(2, 6)} ${number.slice(6, 10)} ${number.slice(10, 11)} ${number.slice(11)}`
    : number;
}
