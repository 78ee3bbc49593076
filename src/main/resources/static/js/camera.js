// @ts-check
// A telephone without a scanner: where the browser itself reads codes from a picture, its camera does what a scanner
// does. What it reads goes the way of everything that is typed.

import { signal } from './feel.js';
import { each, say, sentence } from './words.js';

/** How often the picture is looked at. */
const LOOK_MS = 150;
const FORMATS = ['qr_code', 'code_128'];

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-camera]', (button) => void offer(button));
}

/** Hidden where nothing could come of it. @param {HTMLElement} button */
async function offer(button) {
  const field = document.getElementById(button.dataset.camera ?? '');
  const Reader = /** @type {any} */ (globalThis).BarcodeDetector;
  const typed = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!typed || !Reader || !navigator.mediaDevices?.getUserMedia) return;
  /** @type {string[]} */
  const known = await Reader.getSupportedFormats();
  const formats = FORMATS.filter((format) => known.includes(format));
  if (formats.length === 0) return;
  const reader = new Reader({ formats });
  button.hidden = false;
  /** @type {(() => void) | undefined} */
  let close;
  button.addEventListener('click', async () => {
    if (close) {
      close();
      close = undefined;
    } else {
      close = await look(button, field, reader).catch(() => {
        say(sentence('textFailed'));
        return undefined;
      });
    }
  });
}

/**
 * @param {HTMLElement} button
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {{ detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]> }} reader
 */
async function look(button, field, reader) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const picture = document.createElement('video');
  picture.className = 'camera';
  picture.muted = true;
  picture.playsInline = true;
  picture.srcObject = stream;
  button.before(picture);
  await picture.play();
  let last = '';

  function stop() {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    picture.remove();
  }

  const timer = setInterval(async () => {
    if (!field.isConnected) return stop();
    const found = await reader.detect(picture).catch(() => []);
    const text = found[0]?.rawValue.trim() ?? '';
    if (text === '' || text === last || !picture.isConnected) return;
    last = text;
    signal(false);
    if (field instanceof HTMLInputElement) stop();
    enter(field, text);
  }, LOOK_MS);
  addEventListener('pagehide', stop, { once: true });
  return stop;
}

/** As a scanner, which ends with Enter. @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
function enter(field, text) {
  const before = field instanceof HTMLTextAreaElement ? field.value.replace(/\n?$/, field.value ? '\n' : '') : '';
  field.value = before + text + (field instanceof HTMLTextAreaElement ? '\n' : '');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  if (field instanceof HTMLInputElement) field.form?.requestSubmit();
}
