// @ts-check
// Single keys pressed before the parts of the page listen are kept and pressed again once they do. No module, so that
// it listens from the first byte on.
(() => {
  /** @type {string[]} */
  const waiting = [];

  /** @param {KeyboardEvent} event */
  function keep(event) {
    const into = document.activeElement;
    const typing = into instanceof HTMLElement && into.matches('input:not([type=radio]), textarea, select, [contenteditable]');
    if (typing || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    waiting.push(event.key);
  }

  addEventListener('keydown', keep);
  addEventListener(
    'parts-ready',
    () => {
      removeEventListener('keydown', keep);
      for (const key of waiting) document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    },
    { once: true },
  );
})();
