// @ts-check
// Makes pages that already work a little faster to use: focus, keys, one send per act. Nothing here is required.

import { composing, say, sentence } from './words.js';

/** Parts that are fetched only by pages that hold such an element. */
const PARTS = [
  ['form[data-autosave]', './autosave.js'],
  ['[data-position]', './position.js'],
  ['[data-scan]', './scan.js'],
  ['body[data-idle]', './idle.js'],
  ['form[data-wipe]', './wipe.js'],
  ['[data-live]', './live.js'],
  ['[data-signature]', './signature.js'],
  ['[data-go-on]', './go-on.js'],
  ['[data-work]', './work.js'],
  ['[data-viewer], #marks-form', './review.js'],
  ['[data-screen]', './screen.js'],
  ['[data-keypad]', './keypad.js'],
  ['[data-count]', './count.js'],
  ['[data-papers]', './papers.js'],
  ['[data-camera]', './camera.js'],
  ['.carry', './feel.js'],
];

/** How long a form stays closed when no answer is seen, as after a download. */
const GUARD_MS = 15_000;

/** @param {ParentNode} root */
export function enhance(root) {
  const parts = [];
  for (const [selector, file] of PARTS) {
    const here = root instanceof Element && root.matches(selector);
    if (here || root.querySelector(selector)) {
      parts.push(import(file).then((part) => part.enhance(root)).catch(() => say(sentence('textFailed'))));
    }
  }
  Promise.all(parts).then(() => dispatchEvent(new Event('parts-ready')));
  const summary = root.querySelector('[data-error-summary]');
  if (summary instanceof HTMLElement) summary.focus();
}

/** @param {KeyboardEvent} event */
function chord(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.altKey) {
    const letter = /^Key([A-Z])$/.exec(event.code);
    return letter ? `Alt+${letter[1]}` : null;
  }
  return /^F([1-9]|1[0-2])$/.test(event.key) ? event.key : null;
}

/** @param {HTMLElement} element */
function visible(element) {
  return element.getClientRects().length > 0 && !element.matches(':disabled');
}

document.addEventListener('keydown', (event) => {
  if (composing(event) || event.repeat) return;
  const keys = chord(event);
  if (!keys) return;
  const target = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`[data-key="${keys}"]`)]).find(visible);
  if (!target) return;
  event.preventDefault();
  target.focus();
  if (target instanceof HTMLInputElement && target.type !== 'submit') target.select();
  else if (target.matches('a, button, input, summary')) target.click();
});

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.guard === undefined) return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = 'yes';
    form.setAttribute('aria-busy', 'true');
    for (const field of form.elements) {
      const typed = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && /^(text|search|tel)$/.test(field.type));
      if (typed && field.value !== field.value.normalize('NFC')) field.value = field.value.normalize('NFC');
    }
    setTimeout(() => release(form), GUARD_MS);
  },
  true,
);

document.addEventListener('change', (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
  const words = input.parentElement?.querySelector('[data-file-name]');
  if (!(words instanceof HTMLElement)) return;
  words.dataset.none ??= words.textContent ?? '';
  words.textContent = [...(input.files ?? [])].map((file) => file.name).join(', ') || words.dataset.none;
});

/** @param {Element | null} form */
function release(form) {
  if (!(form instanceof HTMLFormElement)) return;
  delete form.dataset.sent;
  form.removeAttribute('aria-busy');
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest('[data-error-summary] a[href^="#"]');
  if (link) {
    const field = document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
    if (!field) return;
    event.preventDefault();
    (field.closest('.field') ?? field).scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
    return;
  }
  const copy = event.target.closest('[data-copy]');
  if (copy instanceof HTMLElement) {
    navigator.clipboard
      ?.writeText(copy.dataset.copy ?? '')
      .then(() => say(sentence('textCopied')))
      .catch(() => say(sentence('textFailed')));
  }
});

document.addEventListener('htmx:afterRequest', (event) => {
  const detail = /** @type {CustomEvent} */ (event).detail;
  release(detail.elt.closest('form'));
  if (detail.successful) say('');
});
document.addEventListener('htmx:sendError', () => say(sentence('textOffline')));
document.addEventListener('htmx:responseError', () => say(sentence('textFailed')));

document.addEventListener('htmx:afterSettle', (event) => {
  const swapped = /** @type {CustomEvent} */ (event).detail.elt;
  if (!(swapped instanceof HTMLElement)) return;
  enhance(swapped);
  if (document.activeElement && document.activeElement !== document.body) return;
  const next = swapped.querySelector('[autofocus], h1, h2') ?? swapped;
  if (!(next instanceof HTMLElement)) return;
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus();
});

document.addEventListener('part-replaced', (event) => {
  if (event.target instanceof HTMLElement) enhance(event.target);
});

addEventListener('pageshow', (event) => {
  document.querySelectorAll('form[data-sent]').forEach(release);
  if (event.persisted && document.body.dataset.personal !== undefined) location.reload();
});

enhance(document);
