import type { MailState } from '@sestante/api-client/types';
import { IconAlertCircle, IconCircleCheck, IconClock, IconInbox, type Icon } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import { Badge } from '../../ui/feedback/badge';

interface Look {
  icon: Icon;
  tone: NonNullable<ComponentProps<typeof Badge>['tone']>;
  label: string;
}

/** Exhaustive on purpose: a new state breaks the build until it has a label. */
const STATES: Record<MailState, Look> = {
  queued: { icon: IconClock, tone: 'info', label: 'In coda' },
  sent: { icon: IconCircleCheck, tone: 'success', label: 'Inviata' },
  kept: { icon: IconInbox, tone: 'neutral', label: 'Tenuta qui' },
  failed: { icon: IconAlertCircle, tone: 'danger', label: 'Non inviata' },
};

/** Delivery state of an e-mail. "Tenuta qui": no mail server is configured, and the message can only be read on this page. */
export function MailStateBadge({ state }: { state: MailState }) {
  const { icon: Glyph, tone, label } = STATES[state];
  return (
    <Badge tone={tone} icon={<Glyph size={13} stroke={1.7} aria-hidden />}>
      {label}
    </Badge>
  );
}
