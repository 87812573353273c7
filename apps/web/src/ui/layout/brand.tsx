import classes from './brand.module.css';

export function BrandMark({ size = 'm' }: { size?: 'm' | 'l' }) {
  return (
    <span className={classes['mark']} data-size={size} aria-hidden>
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.7} strokeLinecap="round" strokeLinejoin="round">
        <circle cx="12" cy="12" r="9" />
        <path d="m8 16 2-6 6-2-2 6zM12 3v2M12 19v2M3 12h2M19 12h2" />
      </svg>
    </span>
  );
}
