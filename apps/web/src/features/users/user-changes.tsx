import { useQuery } from '@tanstack/react-query';
import { listUserChangesOptions } from '@sestante/api-client/query';
import type { UserAction, UserChangeDto } from '@sestante/api-client/types';
import { formatInstant, formatRelative } from '../../lib/formats';
import { ErrorState } from '../../ui/feedback/state-panel';
import { ROLE_LABELS, VISIBILITY_LABELS } from '../../lib/role-labels';
import classes from './user-panel.module.css';

const SHOWN = 8;

/** Labels of recorded changes of a user. Exhaustive on purpose: a new action breaks the build until it has its text. */
const ACTIONS: Record<UserAction, string> = {
  'user-invited': 'Invito inviato',
  'invitation-sent-again': 'Invito inviato di nuovo',
  'invitation-accepted': 'Invito accettato',
  'user-changed': 'Scheda modificata',
  'sessions-ended': 'Sessioni chiuse',
  'viewed-as': 'Sestante visto con i suoi occhi',
  'password-reset': 'Password cambiata dal collegamento',
  'second-factor-enabled': 'Secondo fattore attivato',
  'second-factor-disabled': 'Secondo fattore tolto',
  'second-factor-reset': 'Secondo fattore azzerato',
  'recovery-codes-renewed': 'Nuovi codici di recupero',
};

/** Latest changes of the user and their authors. */
export function UserChangeList({ id }: { id: string }) {
  const changes = useQuery({ ...listUserChangesOptions({ path: { id } }), meta: { handled: true } });
  if (changes.isError) {
    return <ErrorState title="Non riusciamo a caricare le modifiche" error={changes.error} onRetry={() => void changes.refetch()} />;
  }
  const shown = changes.data?.data.slice(0, SHOWN) ?? [];
  if (shown.length === 0) return null;
  return (
    <section className={classes['changes']} aria-labelledby="user-changes-title">
      <h3 id="user-changes-title">Ultime modifiche</h3>
      <ul>
        {shown.map((change) => (
          <li key={change.id}>
            {wordsOf(change).map((text) => (
              <p key={text}>{text}</p>
            ))}
            <p className={classes['meta']}>
              {change.actor.displayName} · <time title={formatInstant(change.at)}>{formatRelative(change.at)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsOf({ action, details }: UserChangeDto): string[] {
  const changes = Array.isArray(details['changes']) ? details['changes'] : [];
  const words = changes.flatMap((change: unknown) => (isFieldChange(change) ? [fieldWords(change)] : []));
  return words.length > 0 ? words : [ACTIONS[action]];
}

interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

function isFieldChange(value: unknown): value is FieldChange {
  return typeof value === 'object' && value !== null && 'field' in value && 'from' in value && 'to' in value;
}

const FIELD_LABELS: Record<string, string> = { role: 'Ruolo', visibility: 'Visibilità', firstName: 'Nome', lastName: 'Cognome' };
const VALUE_LABELS: Record<string, string> = { ...ROLE_LABELS, ...VISIBILITY_LABELS };

function fieldWords({ field, from, to }: FieldChange): string {
  if (field === 'active') return to === true ? 'Riattivato' : 'Disattivato';
  const [before, after] = [from, to].map((value) => VALUE_LABELS[String(value)] ?? String(value));
  return `${FIELD_LABELS[field] ?? field}: da ${before} a ${after}`;
}
