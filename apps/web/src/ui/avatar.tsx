import classes from './avatar.module.css';

interface AvatarProps {
  initials: string;
  /** People are round, companies square, colleagues tinted: told by shape, not by colour alone. */
  kind: 'person' | 'company' | 'user';
  size?: 's' | 'm' | 'l' | 'xl';
}

/** Initials only, hidden from screen readers: the name always stands beside it. */
export function Avatar({ initials, kind, size = 'm' }: AvatarProps) {
  return (
    <span className={classes['avatar']} data-kind={kind} data-size={size} aria-hidden>
      {initials}
    </span>
  );
}
