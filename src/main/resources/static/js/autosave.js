// @ts-check
// Keeps a form safe on the server while it is being filled; nothing is ever kept in the browser.

import { clock, each } from './words.js';

const WAIT_MS = 350;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, 'form[data-autosave]', keep);
}

/** @param {HTMLFormElement} form */
function keep(form) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let retry = FIRST_RETRY_MS;
  let dirty = false;
  let sending = false;
  let composing = false;
  let closed = false;

  /** @param {number} ms */
  function plan(ms) {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  }

  function changed() {
    dirty = true;
    retry = FIRST_RETRY_MS;
    if (!composing) plan(WAIT_MS);
  }

  async function save() {
    if (sending || !dirty || closed || !form.isConnected) return;
    sending = true;
    dirty = false;
    show('saving');
    const outcome = await send(form);
    sending = false;
    if (closed) return;
    if (outcome === 'kept') {
      retry = FIRST_RETRY_MS;
      show('saved');
      if (dirty && !composing) plan(WAIT_MS);
    } else {
      dirty = true;
      show(outcome === 'clash' ? 'clash' : 'failed');
      if (outcome === 'unreachable') {
        plan(retry);
        retry = Math.min(retry * 2, LAST_RETRY_MS);
      }
    }
  }

  /** @param {'saving' | 'saved' | 'failed' | 'clash'} state */
  function show(state) {
    const place = form.querySelector('[data-saved]') ?? document.querySelector('[data-saved]');
    if (!(place instanceof HTMLElement)) return;
    const words = place.querySelector('[data-saved-text]') ?? place;
    const text = { saving: place.dataset.textSaving, saved: place.dataset.textSaved, failed: place.dataset.textFailed, clash: place.dataset.textClash }[state] ?? '';
    place.classList.toggle('failed', state === 'failed' || state === 'clash');
    words.textContent = state === 'saved' ? `${text} ${clock()}` : text;
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  form.addEventListener('compositionend', () => {
    composing = false;
    changed();
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    closed = true;
  });
  form.addEventListener('htmx:afterRequest', () => {
    closed = false;
  });
  addEventListener('pagehide', () => {
    if (dirty && !closed) send(form);
  });
}

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<'kept' | 'clash' | 'refused' | 'unreachable'>}
 */
async function send(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value.normalize('NFC'));
  }
  const token = form.querySelector('[data-csrf]');
  try {
    const answer = await fetch(form.dataset.autosave ?? form.action, {
      method: 'PUT',
      body,
      keepalive: true,
      credentials: 'same-origin',
      redirect: 'error',
      headers: token instanceof HTMLInputElement ? { 'X-CSRF-TOKEN': token.value } : {},
    });
    if (answer.ok) return 'kept';
    if (answer.status === 409 && form.elements.namedItem('seen')) return 'clash';
    return answer.status >= 500 || answer.status === 429 ? 'unreachable' : 'refused';
  } catch {
    return 'unreachable';
  }
}
