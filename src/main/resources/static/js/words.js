// @ts-check
// Small things several parts share.

/**
 * True while an input method (Telex, VNI) is still composing a letter; such keys are not ours.
 * @param {KeyboardEvent} event
 */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * Tells everybody, screen readers included, one sentence above the page; an empty text removes it.
 * @param {string | undefined} text
 */
export function say(text) {
  const place = document.getElementById('live');
  if (place && place.textContent !== (text ?? '')) place.textContent = text ?? '';
}

/**
 * A sentence the server translated for scripts.
 * @param {string} name
 */
export function sentence(name) {
  return document.getElementById('live')?.dataset[name];
}

/** The time of day in Hanoi, such as 09:41. */
export function clock() {
  return new Intl.DateTimeFormat('vi-VN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date());
}

/** Hides the page at once, before the server has answered. */
export function veil() {
  const cover = document.createElement('div');
  cover.className = 'veil';
  document.body.append(cover);
}

/**
 * Runs a set-up once per element, also when a part of the page is looked at twice.
 * @template {HTMLElement} E
 * @param {ParentNode} root
 * @param {string} selector
 * @param {(element: E) => void} setUp
 */
export function each(root, selector, setUp) {
  const found = /** @type {E[]} */ ([...root.querySelectorAll(selector)]);
  if (root instanceof HTMLElement && root.matches(selector)) found.unshift(/** @type {E} */ (root));
  for (const element of found) {
    const done = (element.dataset.ready ?? '').split(' ');
    if (done.includes(selector)) continue;
    element.dataset.ready = [...done, selector].join(' ').trim();
    setUp(element);
  }
}
