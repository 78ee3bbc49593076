// @ts-check
// Signing with a finger; the picture goes into a hidden field of the form around it.

// @ts-ignore the library is served beside us
import SignaturePad from '/webjars/signature_pad/5.0.4/dist/signature_pad.min.js';
import { each } from './words.js';

// Of a data address with 64 KB of picture; the house takes no more.
const MOST = 87_000;

/** @param {ParentNode} root */
export function enhance(root) {
  each(root, '[data-signature]', draw);
}

/** @param {HTMLElement} box */
function draw(box) {
  const canvas = box.querySelector('canvas');
  const field = box.querySelector('input');
  if (!canvas || !field) return;
  const pad = new SignaturePad(canvas, { penColor: '#14272d', minWidth: 1.2, maxWidth: 3.2 });

  function fit() {
    if (!canvas) return;
    const ratio = Math.max(globalThis.devicePixelRatio, 1);
    const strokes = pad.toData();
    canvas.width = canvas.offsetWidth * ratio;
    canvas.height = canvas.offsetHeight * ratio;
    canvas.getContext('2d')?.scale(ratio, ratio);
    pad.fromData(strokes);
  }

  pad.addEventListener('endStroke', () => {
    field.value = picture(canvas);
  });
  box.querySelector('[data-signature-clear]')?.addEventListener('click', () => {
    pad.clear();
    field.value = '';
  });
  addEventListener('resize', fit);
  box.closest('details')?.addEventListener('toggle', fit);
  fit();
}

/**
 * What was drawn as PNG, with fewer pixels along each side until it is small enough.
 *
 * @param {HTMLCanvasElement} canvas
 * @returns {string} data address
 */
function picture(canvas) {
  let address = canvas.toDataURL('image/png');
  for (let scale = 0.75; address.length > MOST; scale *= 0.75) {
    const smaller = document.createElement('canvas');
    smaller.width = Math.ceil(canvas.width * scale);
    smaller.height = Math.ceil(canvas.height * scale);
    smaller.getContext('2d')?.drawImage(canvas, 0, 0, smaller.width, smaller.height);
    address = smaller.toDataURL('image/png');
  }
  return address;
}
