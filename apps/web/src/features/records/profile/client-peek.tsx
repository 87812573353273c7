import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { problemText } from '../../../lib/problems';
import { Badge, StateDot } from '../../../ui/feedback/badge';
import { Notice } from '../../../ui/feedback/notice';
import { useReturnFocus } from '../../../ui/overlays/use-return-focus';
import { TagChips } from '../../tags/tag-chips';
import { STATUS_LABELS } from '../client-labels';
import { profileLink } from '../client-links';
import { type Client, fullName } from '../client-names';
import { ClientFacts } from './client-page-facts';
import classes from './client-peek.module.css';
import { ClientTypeBadge } from '../client-type-badge';

/** Preview of a client beside the list: shows the row's data at once and refreshes it from the server. */
export function ClientPeek({ row, onClose }: { row: Client; onClose: () => void }) {
  const { data: client = row, error } = useQuery({ ...getClientOptions({ path: { id: row.id } }), meta: { handled: true } });
  useReturnFocus();
  return (
    <Drawer opened onClose={onClose} position="right" size={440} title={fullName(client)}>
      <div className={classes['marks']}>
        <ClientTypeBadge type={client.type} />
        <Badge tone="outline" icon={<StateDot state={client.status} />}>
          {STATUS_LABELS[client.status]}
        </Badge>
        <TagChips tags={client.tags} />
      </div>
      {error !== null && (
        <Notice tone="danger" role="alert">
          {problemText(error).message}
        </Notice>
      )}
      <ClientFacts client={client} notes={client.notes !== null && <p className={classes['notes']}>{client.notes}</p>} />
      <div className={classes['actions']}>
        <Button renderRoot={(props) => <Link {...props} {...profileLink(client)} />}>Apri scheda</Button>
      </div>
    </Drawer>
  );
}
