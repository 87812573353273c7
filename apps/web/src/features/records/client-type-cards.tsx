import type { ClientType } from '@sestante/api-client/types';
import { TYPE_HINTS, TYPE_LABELS } from './client-labels';
import classes from './client-type-cards.module.css';
import { ClientTypeIcon } from './client-type-badge';

const TYPES: readonly ClientType[] = ['retail', 'professional', 'corporate'];

interface ClientTypeCardsProps {
  label?: string;
  /** Shows the label where no heading does. */
  labelShown?: boolean;
  value: ClientType;
  hints?: Readonly<Record<ClientType, string>>;
  /** Absent where the type is given, so that the other cards cannot be chosen. */
  onChange?: (type: ClientType) => void;
}

/** The three client types as a radio group with arrow-key navigation. */
export function ClientTypeCards({
  label = 'Tipo di cliente',
  labelShown = false,
  value,
  hints = TYPE_HINTS,
  onChange,
}: ClientTypeCardsProps) {
  return (
    <fieldset className={classes['cards']}>
      <legend className={labelShown ? `${classes['label']} medium` : 'spoken'}>{label}</legend>
      {TYPES.map((type) => (
        <label key={type} className={classes['card']}>
          <ClientTypeIcon type={type} size={19} />
          <span className="column shrinks">
            <span className="text-m bold">{TYPE_LABELS[type]}</span>
            <span className="text-xs soft">{hints[type]}</span>
          </span>
          <input
            type="radio"
            name="tipo"
            value={type}
            checked={type === value}
            disabled={onChange === undefined && type !== value}
            onChange={() => onChange?.(type)}
          />
        </label>
      ))}
    </fieldset>
  );
}
