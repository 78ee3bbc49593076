// @ts-check
// The print page: F8 prints, Escape goes back, F12 ends the citizen; a sheet with a name on it does not stay there.

document.querySelector('[data-print]')?.addEventListener('click', () => print());
document.addEventListener('keydown', (event) => {
  const target = document.querySelector(`[data-key="${event.key}"]`);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.click();
});
if (document.body.dataset.printNow !== undefined) addEventListener('load', () => print());
if (document.body.dataset.idle !== undefined) import('./idle.js').then((part) => part.enhance(document.body));
if (document.querySelector('form[data-wipe]')) import('./wipe.js').then((part) => part.enhance(document));
if (document.body.dataset.personal !== undefined) {
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
