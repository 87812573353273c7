import type { ClientStatus, ClientType, CodeCount, ImportCounts } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { StateDot } from '../../ui/feedback/badge';
import { TYPE_LABELS } from '../records/client-labels';
import { ClientTypeIcon } from '../records/client-type-badge';
import classes from './import-figures.module.css';
import { reasonText, warningKind } from './import-reasons';

const TYPES = Object.keys(TYPE_LABELS) as ClientType[];
const PLURALS: Record<ClientStatus, string> = { client: 'Clienti', prospect: 'Prospect' };

/** Totals: new records by type and status, existing ones, rejected ones by reason, and dropped values. */
export function ImportFigures({ counts, made }: { counts: ImportCounts; made: string }) {
  const { clients, prospects, created, alreadyThere, repeated, rejected, rejectedBy, warned, warnings } = counts;
  return (
    <div className={classes['figures']}>
      <section className={classes['figure']} aria-labelledby="creati">
        <h2 id="creati">
          {made} <b>{formatInteger(created)}</b>
        </h2>
        <table className={classes['matrix']}>
          <thead>
            <tr>
              <th scope="col">
                <span className="spoken">Stato</span>
              </th>
              {TYPES.map((type) => (
                <th key={type} scope="col">
                  <ClientTypeIcon type={type} /> {TYPE_LABELS[type]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(
              [
                ['client', clients],
                ['prospect', prospects],
              ] as const
            ).map(([status, byType]) => (
              <tr key={status}>
                <th scope="row">
                  <StateDot state={status} /> {PLURALS[status]}
                </th>
                {TYPES.map((type) => (
                  <td key={type} data-none={byType[type] === 0 || undefined}>
                    {formatInteger(byType[type])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className={classes['figure']} aria-labelledby="presenti">
        <h2 id="presenti">
          Già presenti <b>{formatInteger(alreadyThere)}</b>
        </h2>
        <ul className={classes['codes']}>
          <Line label="In anagrafica" count={alreadyThere - repeated} />
          <Line label="Ripetute nel file" count={repeated} />
        </ul>
      </section>
      <Codes id="scartate" title="Scartate" total={rejected} codes={rejectedBy} word={reasonText} none="Nessuna riga da scartare" />
      <Codes id="avvisi" title="Con avvisi" total={warned} codes={warnings} word={warningKind} none="Nessun campo lasciato vuoto" />
    </div>
  );
}

interface CodesProps {
  id: string;
  title: string;
  total: number;
  codes: CodeCount[];
  word: (code: string) => string;
  none: string;
}

function Codes({ id, title, total, codes, word, none }: CodesProps) {
  return (
    <section className={classes['figure']} aria-labelledby={id}>
      <h2 id={id}>
        {title} <b>{formatInteger(total)}</b>
      </h2>
      {codes.length === 0 ? (
        <p className={classes['none']}>{none}</p>
      ) : (
        <ul className={classes['codes']}>
          {codes.map(({ code, count }) => (
            <Line key={code} label={word(code)} count={count} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ label, count }: { label: string; count: number }) {
  return (
    <li>
      <span>{label}</span>
      <span className="fixed strong medium figures">{formatInteger(count)}</span>
    </li>
  );
}
