// Runs before the first paint, so that dark mode never flashes white. Uses the storage key of ui/theme.ts.
(function () {
  var stored = null;
  try {
    stored = localStorage.getItem('sestante-tema');
  } catch (_) {
    // storage may be blocked: falls back to the system's preference
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
