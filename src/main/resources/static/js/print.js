// @ts-check
// The print page: F8 prints, Escape goes back.

document.querySelector('[data-print]')?.addEventListener('click', () => print());
document.addEventListener('keydown', (event) => {
  const target = document.querySelector(`[data-key="${event.key}"]`);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.click();
});
if (document.body.dataset.printNow !== undefined) addEventListener('load', () => print());
