// @ts-check
// Shows what changed elsewhere: told by the server (SSE), else by asking every 20 seconds; always says when it last knew.

import { clock, each } from './words.js';

const POLL_SECONDS = 20;
const LEAVING_MILLIS = 10_000;

/** When this page last began to go: what it would still fetch, such as a goodbye said once, belongs to the page that comes. */
let leftAt = -LEAVING_MILLIS;
addEventListener('beforeunload', () => {
  leftAt = performance.now();
});

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-live]', follow);
}

/** @param {HTMLElement} part */
function follow(part) {
  const stream = part.dataset.live;
  const seconds = Number(part.dataset.liveSeconds ?? POLL_SECONDS);
  const source = stream ? new EventSource(stream) : null;
  let asking = false;
  let again = false;

  async function refresh() {
    if (!part.isConnected || part.dataset.live === undefined) {
      source?.close();
      clearInterval(timer);
      return;
    }
    if (asking || busy(part)) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    try {
      const answer = await fetch(part.dataset.liveFetch ?? location.href, {
        credentials: 'same-origin',
        headers: { 'HX-Request': 'true' },
        redirect: 'error',
      });
      if (answer.ok && !busy(part)) put(part, await answer.text());
    } catch {
      // the words keep the time of the last success, which is the truth
    } finally {
      asking = false;
    }
    if (again) setTimeout(refresh, 500);
  }

  source?.addEventListener('message', refresh);
  source?.addEventListener('changed', refresh);
  const timer = setInterval(() => {
    const told = source?.readyState === EventSource.OPEN;
    if (!document.hidden && (!told || again)) refresh();
  }, seconds * 1000);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh();
  });
}

/**
 * A field somebody is typing in is never replaced.
 * @param {HTMLElement} part
 */
function busy(part) {
  if (performance.now() - leftAt < LEAVING_MILLIS) return true;
  const active = document.activeElement;
  return active !== null && part.contains(active) && active.matches('input, textarea, select');
}

/**
 * @param {HTMLElement} part
 * @param {string} html
 */
function put(part, html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const fresh = page.getElementById(part.id) ?? page.body;
  const mark = fresh.dataset.mark;
  const same = mark === undefined ? part.innerHTML === fresh.innerHTML : part.dataset.mark === mark;
  if (mark !== undefined) {
    part.dataset.mark = mark;
    if (fresh.dataset.live === undefined) delete part.dataset.live;
  }
  if (!same) {
    const focused = document.activeElement?.id;
    const held = document.activeElement !== null && part.contains(document.activeElement);
    part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    const htmx = /** @type {any} */ (globalThis).htmx;
    htmx?.process(part);
    if (held && focused) document.getElementById(focused)?.focus();
    part.dispatchEvent(new CustomEvent('part-replaced', { bubbles: true }));
  }
  const words = document.querySelector(`[data-updated="${part.id}"]`) ?? part.querySelector('[data-updated]');
  if (words instanceof HTMLElement) words.textContent = `${words.dataset.textUpdated ?? ''} ${clock()}`.trim();
}
