/* Runs before the first paint in both clients, so that neither theme nor text size flashes. Kept tiny: it is inline.
   Keys are shared with src/shared/boot/appearance.ts. */
(function () {
  var d = document.documentElement,
    s;
  try {
    s = JSON.parse(localStorage.getItem('party.appearance') || '{}');
  } catch {
    s = {};
  }
  var t = s.theme === 'dark' || s.theme === 'light' ? s.theme : '';
  d.dataset.theme = t || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  if (s.text === 'large') d.dataset.text = 'large';
  d.classList.toggle('dark', d.dataset.theme === 'dark');
})();
