import { Avatar } from '../../ui/feedback/avatar';
import { StateDot } from '../../ui/feedback/badge';
import { Kbd } from '../../ui/layout/kbd';
import { PhoneText } from '../../ui/feedback/phone-text';
import { STATUS_LABELS } from '../records/client-labels';
import { ClientTypeBadge } from '../records/client-type-badge';
import { type Item, marked } from './palette-items';
import classes from './palette.module.css';

interface PaletteOptionProps {
  id: string;
  item: Item;
  typed: string;
  selected: boolean;
  onPoint: () => void;
  onRun: () => void;
}

/** Option of the palette: a record with details that distinguish it, or a command. */
export function PaletteOption({ id, item, typed, selected, onPoint, onRun }: PaletteOptionProps) {
  const { label, detail, icon: Glyph, record, keys } = item;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={classes['option']}
      // Uses pointermove instead of pointerenter, so that scrolling under a resting pointer selects nothing.
      onPointerMove={() => !selected && onPoint()}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {record ? (
        <Avatar initials={record.initials} kind={record.type === 'corporate' ? 'company' : 'person'} />
      ) : (
        Glyph && <Glyph size={18} stroke={1.7} aria-hidden />
      )}
      <span className={classes['text']}>
        <b>{marked(label, typed).map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</b>
        {record && (
          <span className={classes['detail']}>
            {' '}
            {record.email ?? (record.phone !== null && <PhoneText e164={record.phone} />)}
            {record.city !== null && ` · ${record.city}`}
          </span>
        )}
        {detail !== undefined && <span className={classes['detail']}> {detail}</span>}
      </span>
      {record && (
        <span className={classes['marks']}>
          <ClientTypeBadge type={record.type} />
          <span className={classes['status']}>
            <StateDot state={record.status} /> {STATUS_LABELS[record.status]}
          </span>
        </span>
      )}
      {keys?.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {selected && !keys && <Kbd>Invio</Kbd>}
    </div>
  );
}
