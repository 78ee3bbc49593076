// @ts-check
// Whoever carries looks at the parcel, not at the screen: the telephone says by itself whether it went through.

/** @param {ParentNode} root */
export function enhance(root) {
  const wrong = root.querySelector('[data-error-summary], .notice-danger') !== null;
  const done = root.querySelector('.notice-success') !== null;
  if (wrong || done) signal(wrong);
}

/** In the hand and to the ear. @param {boolean} wrong */
export function signal(wrong) {
  navigator.vibrate?.(wrong ? [200, 100, 200] : 80);
  sound(wrong ? 220 : 880);
}

/** A short tone, where the browser lets a page speak. @param {number} pitch */
function sound(pitch) {
  const context = new AudioContext();
  if (context.state !== 'running') return;
  const tone = context.createOscillator();
  tone.frequency.value = pitch;
  tone.connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.15);
}
