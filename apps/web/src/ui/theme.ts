import { type CSSVariablesResolver, createTheme, localStorageColorSchemeManager } from '@mantine/core';
import classes from './theme.module.css';

const petrolio = ['#EEF7F6', '#D9EEEC', '#B0DCD8', '#82C7C2', '#55B0AA', '#2E9791', '#178079', '#0F6B66', '#0D5753', '#0B4643'] as const;

const dialog = { content: classes['dialog'], header: classes['dialog-header'], title: classes['dialog-title'] };

/** Transition that closes instantly, so that the next key press is not lost on a closing overlay. */
const appearing = (duration: number) => ({ duration, exitDuration: 0 });

// Refers to components by name instead of importing them, so that the first page does not load them all.
/** Control heights follow the design: 32 px, compact 28, form fields 34, log-in 42, at least 44 on phones. */
export const theme = createTheme({
  primaryColor: 'petrolio',
  primaryShade: { light: 7, dark: 4 },
  colors: { petrolio },
  autoContrast: true,
  black: '#1C1C1A',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'DejaVu Sans Mono', Menlo, monospace",
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      // Set explicitly although it is Mantine's default, because the stylesheet selects variants by this attribute.
      defaultProps: { size: 'sm', variant: 'filled' },
      classNames: { root: classes['button'], section: classes['section'] },
    },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray', size: 'md' },
      classNames: { root: classes['icon-button'] },
    },
    Input: {
      defaultProps: { size: 'sm' },
      classNames: { wrapper: classes['input-wrapper'], input: classes['input'] },
    },
    InputWrapper: {
      defaultProps: { errorProps: { role: 'alert' } },
      classNames: {
        label: classes['label'],
        required: classes['required'],
        description: classes['description'],
        error: classes['error'],
      },
    },
    PasswordInput: { classNames: { innerInput: classes['inner-input'] } },
    Combobox: { classNames: { dropdown: classes['dropdown'], options: classes['options'], option: classes['item'] } },
    // Disables the inner scroll area, which would be a focusable element that keyboard users cannot leave.
    Autocomplete: { defaultProps: { withScrollArea: false } },
    Select: { defaultProps: { withScrollArea: false } },
    Menu: {
      // Removes the empty focus placeholder, so that the first menu item takes the focus.
      defaultProps: { transitionProps: appearing(120), withInitialFocusPlaceholder: false },
      classNames: { dropdown: classes['dropdown'], item: classes['item'] },
    },
    Popover: { classNames: { dropdown: classes['dropdown'] } },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Chiudi' }, transitionProps: appearing(120) },
      classNames: dialog,
    },
    Drawer: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Chiudi' }, transitionProps: appearing(160) },
      classNames: { header: dialog.header, title: dialog.title },
    },
    Tooltip: {
      defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } },
      classNames: { tooltip: classes['tooltip'] },
    },
    Checkbox: { defaultProps: { size: 'xs' }, classNames: { input: classes['checkbox'] } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-faint)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-faint)',
};

/** Maps Mantine's semantic colours to the design tokens, so that tokens.css alone defines the palette. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

/** Shares its key with public/color-scheme.js, which sets the scheme before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'sestante-tema' });
