// @ts-check
// Nobody touched this screen for a while: warn, then hide it and let the server lock the session.

import { each, say, sentence, veil } from './words.js';

const DEFAULT_SECONDS = 90;
const WARNING_SECONDS = 20;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root === document.body ? document : root, 'body[data-idle]', watch);
}

/** @param {HTMLElement} body */
function watch(body) {
  const allowed = Number(body.dataset.idleSeconds ?? DEFAULT_SECONDS) * 1000;
  const warning = Math.min(Number(body.dataset.idleWarning ?? WARNING_SECONDS) * 1000, allowed / 2);
  const others = new BroadcastChannel('idle');
  let last = Date.now();
  let warned = false;
  let locked = false;

  /** @param {boolean} mine */
  function touched(mine) {
    if (locked) return;
    if (mine && Date.now() - last > 1000) others.postMessage('here');
    last = Date.now();
    if (warned) {
      warned = false;
      say('');
    }
  }

  function check() {
    const quiet = Date.now() - last;
    if (locked) return;
    if (quiet >= allowed) {
      locked = true;
      lock(body);
    } else if (quiet >= allowed - warning && !warned) {
      warned = true;
      say(sentence('textIdle'));
    }
  }

  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchstart']) {
    addEventListener(kind, () => touched(true), { passive: true, capture: true });
  }
  others.addEventListener('message', () => touched(false));
  document.addEventListener('visibilitychange', check);
  setInterval(check, 1000);
}

/** @param {HTMLElement} body */
function lock(body) {
  veil();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = body.dataset.idle ?? '/';
  const token = document.createElement('input');
  token.type = 'hidden';
  token.name = body.dataset.idleParameter ?? '_csrf';
  token.value = body.dataset.idleToken ?? '';
  const next = document.createElement('input');
  next.type = 'hidden';
  next.name = 'next';
  next.value = location.pathname;
  form.append(token, next);
  body.append(form);
  form.submit();
}
