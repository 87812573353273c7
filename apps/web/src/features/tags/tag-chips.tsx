import type { TagRef } from '@sestante/api-client/types';
import classes from './tag-chips.module.css';

interface TagChipsProps {
  tags: TagRef[];
  /** Number of tags shown; the others become a number that lists them on hover. */
  max?: number;
}

/** Tags with a dot in their colour, so that the name is readable whatever the colour. */
export function TagChips({ tags, max = tags.length }: TagChipsProps) {
  const rest = tags.slice(max);
  return (
    <span className="row shrinks gap-xs">
      {tags.slice(0, max).map((tag) => (
        <span key={tag.id} className={classes['chip']} title={tag.name}>
          <TagDot color={tag.color} />
          <span className="truncate">{tag.name}</span>
        </span>
      ))}
      {rest.length > 0 && (
        <span className="fixed size-xs faint" title={rest.map((tag) => tag.name).join(', ')}>
          +{rest.length}
          <span className="spoken">: {rest.map((tag) => tag.name).join(', ')}</span>
        </span>
      )}
    </span>
  );
}

export function TagDot({ color }: { color: string }) {
  return <span className={classes['dot']} style={{ backgroundColor: color }} aria-hidden />;
}
