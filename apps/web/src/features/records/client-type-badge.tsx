import type { ClientType } from '@sestante/api-client/types';
import { IconBriefcase, IconBuilding, IconUser } from '@tabler/icons-react';
import { Badge } from '../../ui/feedback/badge';
import { TYPE_LABELS } from './client-labels';

const ICONS = { retail: IconUser, professional: IconBriefcase, corporate: IconBuilding };

/** Icon of a client type with its colour; the colour only supports the text label. */
export function ClientTypeIcon({ type, size = 13 }: { type: ClientType; size?: number }) {
  const Glyph = ICONS[type];
  return <Glyph size={size} stroke={1.7} color={`var(--${type})`} aria-hidden />;
}

export function ClientTypeBadge({ type }: { type: ClientType }) {
  return (
    <Badge tone="outline" icon={<ClientTypeIcon type={type} />}>
      {TYPE_LABELS[type]}
    </Badge>
  );
}
