// @ts-check
// The citizen's own screen: reads itself aloud when asked, and starts at the top when something new is on it.

import { each } from './words.js';

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-screen]', (screen) => {
    screen.addEventListener('part-replaced', () => begin(screen));
    if (root === screen) begin(screen);
  });
  each(root, '[data-speak]', speak);
}

/** @param {HTMLElement} screen */
function begin(screen) {
  globalThis.speechSynthesis?.cancel();
  scrollTo(0, 0);
  const heading = screen.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * Shown only where this machine has a Vietnamese voice of its own; never starts by itself.
 * @param {HTMLElement} button
 */
function speak(button) {
  const synthesis = globalThis.speechSynthesis;
  if (!synthesis) return;

  function voice() {
    return synthesis.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(button.dataset.speak ?? 'vi'));
  }

  function offer() {
    button.hidden = voice() === undefined;
  }

  button.addEventListener('click', () => {
    const words = document.querySelector('[data-words]');
    const found = voice();
    synthesis.cancel();
    if (!words || !found) return;
    for (const part of words.querySelectorAll('h1, h2, p, dt, dd, li')) {
      if (!(part instanceof HTMLElement) || part.closest('form, .otp') || part.getClientRects().length === 0) continue;
      const sentence = new SpeechSynthesisUtterance(part.innerText);
      sentence.voice = found;
      sentence.lang = found.lang;
      sentence.rate = 0.9;
      synthesis.speak(sentence);
    }
  });
  synthesis.addEventListener?.('voiceschanged', offer);
  offer();
}
