import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Duplicate } from '@sestante/api-client/types';
import { Fragment } from 'react';
import { useMe } from '../../../lib/me';
import { Notice } from '../../../ui/feedback/notice';
import { REASON_LABELS } from '../../clients/client-check-labels';
import { toValues } from '../fields/client-fields';
import { profileLink } from '../client-links';
import type { Client } from '../client-names';
import classes from './client-page.module.css';
import { clientCheckQuery, question } from '../fields/use-client-check';

/** Minimum score: below it, relatives and namesakes would appear on every second profile. */
const LIKELY = 0.85;

/** Possible duplicates of this client on its profile, with the reasons. */
export function ClientDuplicates({ client }: { client: Client }) {
  const { readOnly } = useMe();
  const asked = question(toValues(client), client.type, client.id);
  // The check is a POST request, which read-only sessions may not send.
  const { data } = useQuery({ ...clientCheckQuery(asked), enabled: !readOnly, staleTime: 60_000 });
  const duplicates = (data?.duplicates ?? []).filter(({ score }) => score >= LIKELY);
  return (
    <div role="status">
      {duplicates.length > 0 && (
        <div className={classes['duplicates']}>
          <Notice tone="warning">
            Forse c’è due volte:{' '}
            {duplicates.map((duplicate, index) => (
              <Fragment key={duplicate.client.id}>
                {index > 0 && '; '}
                <DuplicateLink {...duplicate} />
              </Fragment>
            ))}
            .
          </Notice>
        </div>
      )}
    </div>
  );
}

function DuplicateLink({ client, reasons }: Duplicate) {
  return (
    <>
      <Link {...profileLink(client)}>{client.displayName}</Link> ({reasons.map((reason) => REASON_LABELS[reason]).join(', ')})
    </>
  );
}
