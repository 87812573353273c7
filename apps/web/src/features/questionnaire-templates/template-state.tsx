import { IconArchive, IconCircleCheck, IconPencil, IconShieldCheck } from '@tabler/icons-react';
import { Badge } from '../../ui/feedback/badge';
import type { TemplateRow } from './template-queries';

/** State of a template; a standard one comes with the product. */
export function TemplateStateBadge({ template: { standard, state } }: { template: Pick<TemplateRow, 'standard' | 'state'> }) {
  if (standard) {
    return (
      <Badge icon={<IconShieldCheck size={13} stroke={1.7} aria-hidden />} tone="accent">
        Standard
      </Badge>
    );
  }
  const { label, tone, icon: Glyph } = STATES[state];
  return (
    <Badge icon={<Glyph size={13} stroke={1.7} aria-hidden />} tone={tone}>
      {label}
    </Badge>
  );
}

const STATES = {
  draft: { label: 'Bozza', tone: 'warning', icon: IconPencil },
  published: { label: 'Pubblicato', tone: 'success', icon: IconCircleCheck },
  archived: { label: 'Archiviato', tone: 'neutral', icon: IconArchive },
} as const satisfies Record<TemplateRow['state'], object>;
