import type { ColleagueDto } from '@sestante/api-client/types';
import { formatRelative } from '../../lib/formats';
import { Badge } from '../../ui/feedback/badge';

type State = Pick<ColleagueDto, 'active' | 'invitedAt'>;

/** Label for users who cannot log in yet or any more; nothing for active users. */
export function UserStateBadge({ user }: { user: State }) {
  if (!user.active) return <Badge tone="neutral">Disattivato</Badge>;
  if (user.invitedAt !== null) return <Badge tone="info">Invitato</Badge>;
  return null;
}

/** Last activity as text: "ultimo accesso ieri 18:40", "invito inviato oggi 10:42". */
export function lastSeenText({ lastSeenAt, invitedAt }: Pick<ColleagueDto, 'lastSeenAt' | 'invitedAt'>): string {
  if (invitedAt !== null) return `invito inviato ${formatRelative(invitedAt)}`;
  return lastSeenAt === null ? 'mai entrato' : `ultimo accesso ${formatRelative(lastSeenAt)}`;
}
