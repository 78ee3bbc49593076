// @ts-check
// The papers of a dossier, one at a time, larger, smaller and turned; V and X mark the paper in view. Without it all
// papers stand below each other and are marked by mouse or Tab.

import { composing, each } from './words.js';

const SMALLEST = 0.5;
const LARGEST = 4;
const STEP = 1.25;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-viewer]', look);
  each(root, '#marks-form', (/** @type {HTMLFormElement} */ form) => {
    form.addEventListener('input', () => preview(form));
    form.addEventListener('change', () => preview(form));
    preview(form);
  });
}

/** @param {HTMLElement} viewer */
function look(viewer) {
  const papers = /** @type {HTMLElement[]} */ ([...viewer.querySelectorAll('[data-paper]')]);
  const bar = viewer.querySelector('[data-viewer-bar]');
  const where = viewer.querySelector('[data-viewer-where]');
  if (!(bar instanceof HTMLElement) || !where) return;
  const sizes = papers.map(() => 1);
  const turns = papers.map(() => 0);
  let at = 0;

  function show() {
    if (papers.length === 0) return;
    papers.forEach((paper, i) => {
      paper.hidden = i !== at;
    });
    for (const frame of papers[at].querySelectorAll('[data-frame]')) {
      const picture = frame.querySelector('.paper');
      if (!(picture instanceof HTMLElement) || !(frame instanceof HTMLElement)) continue;
      const sideways = turns[at] % 180 !== 0;
      picture.style.width = `${sizes[at] * 100}%`;
      if (picture instanceof HTMLIFrameElement) picture.style.height = `${sizes[at] * 70}vh`;
      picture.style.transform = turns[at] === 0 ? '' : `rotate(${turns[at]}deg)`;
      frame.style.minHeight = sideways ? `${picture.offsetWidth}px` : '';
      frame.classList.toggle('sideways', sideways);
    }
    where.textContent = `${at + 1}/${papers.length} · ${Math.round(sizes[at] * 100)} %`;
  }

  /** @param {string} what */
  function act(what) {
    if (papers.length === 0) return;
    if (what === 'next') at = (at + 1) % papers.length;
    else if (what === 'before') at = (at + papers.length - 1) % papers.length;
    else if (what === 'larger') sizes[at] = Math.min(LARGEST, sizes[at] * STEP);
    else if (what === 'smaller') sizes[at] = Math.max(SMALLEST, sizes[at] / STEP);
    else if (what === 'turn') turns[at] = (turns[at] + 90) % 360;
    show();
  }

  // Keys pressed in a frame never come here. A click into one gives the keys back at once; who went in by Tab stays.
  window.addEventListener('blur', () => {
    const into = document.activeElement;
    const frame = into instanceof HTMLIFrameElement && into.matches(':hover') ? into.closest('[data-frame]') : null;
    if (!(frame instanceof HTMLElement) || !viewer.contains(frame)) return;
    setTimeout(() => {
      frame.tabIndex = -1;
      frame.focus({ preventScroll: true });
    });
  });

  bar.hidden = papers.length === 0;
  bar.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-view]') : null;
    if (button instanceof HTMLElement) act(button.dataset.view ?? '');
  });
  document.addEventListener('keydown', (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = document.activeElement;
    const typing = focused instanceof HTMLElement && focused.matches('input:not([type=radio]), textarea, select, [contenteditable]');
    if (typing || document.querySelector('[data-scan]')) return;
    const keys = { j: 'next', k: 'before', '+': 'larger', '=': 'larger', '-': 'smaller', r: 'turn' };
    const key = event.key.toLowerCase();
    if (key in keys) act(keys[/** @type {keyof typeof keys} */ (key)]);
    else if (key === 'v') mark(papers[at], 'ok');
    else if (key === 'x') mark(papers[at], 'no');
    else return;
    event.preventDefault();
  });
  show();
}

/** @param {HTMLElement} one */
function unmarked(one) {
  return !one.querySelector('input:checked');
}

/**
 * Marks the paper in view, or the first one without a mark where the paper in view has one or cannot be marked.
 *
 * @param {HTMLElement | undefined} paper
 * @param {'ok' | 'no'} value
 */
function mark(paper, value) {
  const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-mark]')]);
  const focused = document.activeElement?.closest('[data-mark]');
  const own =
    marks.find((one) => one === focused) ??
    marks.find((one) => one.dataset.mark === paper?.dataset.paper && unmarked(one)) ??
    marks.find(unmarked) ??
    marks.find((one) => one.dataset.mark === paper?.dataset.paper);
  const radio = own?.querySelector(`input[value="${value}"]`);
  if (!(own instanceof HTMLElement) || !(radio instanceof HTMLInputElement)) return;
  radio.checked = true;
  radio.dispatchEvent(new Event('change', { bubbles: true }));
  own.scrollIntoView({ block: 'nearest' });
  const reason = own.querySelector('textarea');
  if (value === 'no' && reason) reason.focus();
  else {
    const next = marks.find((one) => !one.querySelector('input:checked'))?.querySelector('input');
    if (next) next.focus();
    else radio.focus();
  }
}

/** @param {HTMLFormElement} form */
function preview(form) {
  const place = form.querySelector('[data-preview]');
  const text = form.querySelector('[data-preview-text]');
  if (!(place instanceof HTMLElement) || !text) return;
  const lines = [];
  for (const one of form.querySelectorAll('[data-mark]')) {
    const crossed = one.querySelector('input[value="no"]');
    const reason = one.querySelector('textarea');
    one.classList.toggle('crossed', crossed instanceof HTMLInputElement && crossed.checked);
    if (crossed instanceof HTMLInputElement && crossed.checked && reason) {
      lines.push(`• ${/** @type {HTMLElement} */ (one).dataset.mark}: ${reason.value}`);
    }
  }
  if (lines.length > 0) text.textContent = lines.join('\n');
  else if (!form.querySelector('input[value="ok"]:checked')) text.textContent = place.dataset.none ?? '';
}
