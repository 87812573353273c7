import { type FieldName, readValue, valueOf } from './client-fields';
import classes from '../../../ui/lists/record-cell.module.css';
import type { Client } from '../client-names';

/** Value of any client field as text on one line. */
export function ClientFieldCell({ client, name }: { client: Client; name: FieldName }) {
  const text = readValue(name, valueOf(client, name), String);
  return (
    <span className={classes['plain']} title={text ?? undefined}>
      {text ?? '—'}
    </span>
  );
}
