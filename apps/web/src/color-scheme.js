// Runs before the first paint, so that a dark screen never flashes white. The key is the one ui/theme.ts writes.
(function () {
  var stored = null;
  try {
    stored = localStorage.getItem('sestante-tema');
  } catch (_) {
    // storage may be forbidden: the system's preference stands
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
