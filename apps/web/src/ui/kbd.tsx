import classes from './kbd.module.css';

/** A key, drawn as one. Decoration beside a control that says the same in words, so screen readers skip it. */
export function Kbd({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <kbd className={classes['kbd']} data-on-accent={onAccent || undefined} aria-hidden>
      {children}
    </kbd>
  );
}
