import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconExternalLink, IconUsers } from '@tabler/icons-react';
import type { CheckedFiscalCode, ClientCheck, Duplicate } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../lib/formats';
import { Avatar } from '../../ui/feedback/avatar';
import { Badge } from '../../ui/feedback/badge';
import { REASON_LABELS } from './client-check-labels';
import classes from './client-check-aside.module.css';
import { GENDER_LABELS, STATUS_LABELS } from '../records/client-labels';
import { profileLink } from '../records/client-links';
import { birthPlace } from '../records/fields/composite-field-types';
import { doubtsOf } from '../records/fields/use-client-check';

interface ClientCheckAsideProps {
  check: ClientCheck | undefined;
  /** Normalized code that was sent to the check. */
  code: string | null;
  /** Whether first and last name are filled in, so that they can be compared with the code. */
  named: boolean;
}

export const DUPLICATES_ID = 'forse-esiste';

/** Panel beside the form with possible duplicates and the data decoded from the fiscal code. */
export function ClientCheckAside({ check, code, named }: ClientCheckAsideProps) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const duplicates = (check?.duplicates ?? []).filter(({ client }) => !dismissed.has(client.id));
  return (
    <div className={classes['aside']}>
      <div role="status" id={DUPLICATES_ID} className={classes['slot']}>
        {duplicates.length > 0 && (
          <section className={classes['panel']} aria-label="Forse esiste già">
            <h2 className={classes['head']}>
              <IconUsers size={17} stroke={1.7} aria-hidden /> Forse esiste già
            </h2>
            <ul className={classes['list']}>
              {duplicates.map((duplicate) => (
                <Likely
                  key={duplicate.client.id}
                  duplicate={duplicate}
                  onDismiss={() => setDismissed(new Set([...dismissed, duplicate.client.id]))}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
      {check?.fiscalCode && code !== null && <CodeReading code={code} said={check.fiscalCode} named={named} />}
      {duplicates.length === 0 && !(check?.fiscalCode && code !== null) && (
        <p className={classes['quiet']}>Mentre scrivi, qui ti diciamo se il cliente esiste già e che cosa dice il suo codice fiscale.</p>
      )}
    </div>
  );
}

function Likely({ duplicate: { client, reasons, score }, onDismiss }: { duplicate: Duplicate; onDismiss: () => void }) {
  const details = [client.birthDate && `data di nascita ${formatDay(client.birthDate)}`, client.city].filter(Boolean);
  return (
    <li className={classes['likely']}>
      <Avatar initials={client.initials} kind={client.type === 'corporate' ? 'company' : 'person'} size="l" />
      <div className={classes['who']}>
        <b>{client.displayName}</b>
        <span>
          {STATUS_LABELS[client.status]} · {reasons.map((reason) => REASON_LABELS[reason]).join(', ')}
        </span>
        {details.length > 0 && <span>{details.join(' · ')}</span>}
      </div>
      <Badge tone={score >= SURE ? 'danger' : 'neutral'}>{score >= SURE ? 'Uguale' : `${Math.round(score * 100)}%`}</Badge>
      <div className={classes['actions']}>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconExternalLink size={14} stroke={1.7} aria-label="in un’altra scheda del browser" />}
          renderRoot={(props) => <Link {...props} {...profileLink(client)} target="_blank" />}
        >
          Apri scheda
        </Button>
        <Button size="xs" variant="subtle" aria-label={`${client.displayName}: non è lo stesso`} onClick={onDismiss}>
          Non è lo stesso
        </Button>
      </div>
    </li>
  );
}

const SURE = 0.95;

/** Decoded fiscal code: date part, place part, and whether the names match. */
function CodeReading({ code, said, named }: { code: string; said: CheckedFiscalCode; named: boolean }) {
  if (!said.valid || code.length !== 16) return null;
  const doubts = doubtsOf(said);
  const namesDiffer = doubts.some(({ field }) => field === 'firstName' || field === 'lastName');
  const when = said.birthDate && formatDay(said.birthDate);
  const where = said.birthPlace && birthPlace.read(said.birthPlace, String);
  return (
    <section className={classes['reading']} aria-labelledby="come-leggiamo">
      <h2 id="come-leggiamo">Come leggiamo il codice</h2>
      <p className={classes['code']} aria-hidden>
        {code.slice(0, 6)}
        <b data-part="date">{code.slice(6, 11)}</b>
        <b data-part="place">{code.slice(11, 15)}</b>
        {code.slice(15)}
      </p>
      <ul className={classes['meaning']}>
        {when && (
          <li>
            <i data-part="date" aria-hidden /> {when}
            {said.gender && `, ${GENDER_LABELS[said.gender].toLowerCase()}`}
          </li>
        )}
        {where && (
          <li>
            <i data-part="place" aria-hidden /> {code.slice(11, 15)}, {where}
          </li>
        )}
        {doubts.map(({ field, text }) => (
          <li key={field} data-tone="warning">
            <IconAlertTriangle size={15} stroke={1.7} aria-hidden /> {text}
          </li>
        ))}
        {named && !namesDiffer && (
          <li>
            <IconCheck size={15} stroke={1.7} aria-hidden /> Nome e cognome coerenti
          </li>
        )}
      </ul>
    </section>
  );
}
