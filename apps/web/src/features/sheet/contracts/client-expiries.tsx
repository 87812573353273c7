import { useQuery } from '@tanstack/react-query';
import { listContractsOptions } from '@sestante/api-client/query';
import type { ContractDto } from '@sestante/api-client/types';
import { coverageLabelOf } from '@sestante/questionnaire/policies';
import { Link } from '@tanstack/react-router';
import { todayInRome } from '../../../lib/formats';
import { problemText } from '../../../lib/problems';
import type { Client } from '../../records/client-names';
import { sheetLink } from '../sheet-link';
import classes from './client-expiries.module.css';
import { endOf, isInForce } from './contract-end';

const SHOWN = 5;
/** Number of contracts to load and filter for active ones, sorted by end. */
const MAX_ITEMS = 200;

/** "Prossime scadenze": the client's contracts that end next and are not renewed yet. */
export function ClientExpiries({ client }: { client: Client }) {
  const query = useQuery({
    ...listContractsOptions({ path: { clientId: client.id }, query: { sort: 'endsOn', limit: MAX_ITEMS } }),
    meta: { handled: true },
  });
  const ending = (query.data?.data ?? []).filter((contract) => isInForce(contract) && contract.endsOn !== null);
  const today = todayInRome();
  return (
    <section className="text-m" aria-labelledby="prossime-scadenze" aria-busy={query.isPending}>
      <div className={classes['head']}>
        <h2 id="prossime-scadenze">Prossime scadenze</h2>
        {ending.length > SHOWN && <Link {...sheetLink(client, 'contracts')}>Tutte</Link>}
      </div>
      {query.isError && query.data === undefined ? (
        <p className={classes['none']} role="alert">
          {problemText(query.error).message}
        </p>
      ) : (
        query.data && ending.length === 0 && <p className={classes['none']}>Nessun contratto in scadenza.</p>
      )}
      <ul>
        {ending.slice(0, SHOWN).map((contract) => (
          <li key={contract.id} className={classes['row']}>
            <Link {...sheetLink(client, 'contracts', contract.id)} title={contract.displayName}>
              {coverageLabelOf(contract.coverageClass)}
            </Link>
            <End contract={contract} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function End({ contract, today }: { contract: ContractDto; today: string }) {
  const end = endOf(contract, today);
  if (end === null) return null;
  return (
    <span className={classes['end']} data-tone={end.tone}>
      <time dateTime={contract.endsOn ?? undefined}>{end.day}</time>
      {end.words !== null && <small>{end.words}</small>}
    </span>
  );
}
