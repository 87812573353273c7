import type { ClientType } from '@sestante/api-client/types';
import { TYPE_HINTS, TYPE_LABELS } from '../records/client-labels';
import { ClientTypeIcon } from '../records/client-type-badge';
import classes from './client-type-cards.module.css';

const TYPES: readonly ClientType[] = ['retail', 'professional', 'corporate'];

/** Choice of the client type on creation, a radio group with arrow-key navigation. */
export function ClientTypeCards({ value, onChange }: { value: ClientType; onChange: (type: ClientType) => void }) {
  return (
    <fieldset className={classes['cards']}>
      <legend className="spoken">Tipo di cliente</legend>
      {TYPES.map((type) => (
        <label key={type} className={classes['card']}>
          <ClientTypeIcon type={type} size={19} />
          <span className="column shrinks">
            <span className="text-m bold">{TYPE_LABELS[type]}</span>
            <span className="text-xs soft">{TYPE_HINTS[type]}</span>
          </span>
          <input type="radio" name="tipo" value={type} checked={type === value} onChange={() => onChange(type)} />
        </label>
      ))}
    </fieldset>
  );
}
