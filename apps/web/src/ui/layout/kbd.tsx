import classes from './kbd.module.css';

/** Key cap, hidden from screen readers because the control next to it names the same action. */
export function Kbd({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <kbd className={classes['kbd']} data-on-accent={onAccent || undefined} aria-hidden>
      {children}
    </kbd>
  );
}
