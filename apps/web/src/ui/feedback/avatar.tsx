import classes from './avatar.module.css';

interface AvatarProps {
  initials: string;
  /** Distinguishes people (round), companies (square) and colleagues (tinted) by shape, not by colour alone. */
  kind: 'person' | 'company' | 'user';
  size?: 's' | 'm' | 'l' | 'xl';
}

/** Shows initials only and is hidden from screen readers, since the name always stands next to it. */
export function Avatar({ initials, kind, size = 'm' }: AvatarProps) {
  return (
    <span className={classes['avatar']} data-kind={kind} data-size={size} aria-hidden>
      {initials}
    </span>
  );
}
