import { ActionIcon } from '@mantine/core';
import { IconCopy, IconLink } from '@tabler/icons-react';
import { copyText } from '../../../lib/clipboard';
import { showToast } from '../../../lib/toasts';
import { Avatar } from '../../../ui/feedback/avatar';
import { Badge, StateDot } from '../../../ui/feedback/badge';
import { TagChips } from '../../tags/tag-chips';
import { ClientAssignee } from './client-assignee';
import { STATUS_LABELS } from '../client-labels';
import { type Client, fullName } from '../client-names';
import classes from './client-page.module.css';
import { ClientTypeBadge } from '../client-type-badge';

/** Heading of the profile: name, type, state and the codes that identify the client. */
export function ClientHeading({ client }: { client: Client }) {
  const { id, type, status, initials, omniaCode, tags } = client;
  return (
    <div className={classes['who']}>
      <Avatar initials={initials} kind={type === 'corporate' ? 'company' : 'person'} size="xl" />
      <div className={classes['identity']}>
        <div className={classes['names']}>
          <h1 tabIndex={-1}>{fullName(client)}</h1>
          <ClientTypeBadge type={type} />
          <Badge tone="outline" icon={<StateDot state={status} />}>
            {STATUS_LABELS[status]}
          </Badge>
        </div>
        <ul className={classes['marks']} aria-label="In breve">
          <li className={classes['id']}>
            <span title={`Identificativo: ${id}`}>
              <span className="spoken">Identificativo che termina con </span>
              {id.slice(-8)}
            </span>
            <ActionIcon
              size="sm"
              aria-label="Copia l’identificativo"
              title="Copia l’identificativo"
              onClick={() => void copyText(id).then(() => showToast('Identificativo copiato'))}
            >
              <IconCopy size={14} stroke={1.7} />
            </ActionIcon>
          </li>
          {omniaCode !== null && (
            <li>
              <IconLink size={14} stroke={1.7} aria-hidden />
              Omnia {omniaCode}
            </li>
          )}
          <li>
            <ClientAssignee client={client} />
          </li>
          {tags.length > 0 && (
            <li>
              <span className="spoken">Tag: </span>
              <TagChips tags={tags} />
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
