import type { ConsentPurpose, FieldChangeDto, TimelineEntryDto } from '@sestante/api-client/types';
import { IconHandStop, IconThumbUp } from '@tabler/icons-react';
import type { Timeline } from '../../lib/feature';
import { PURPOSE_LABELS } from './consent-labels';

export const timeline = {
  Entry: ({ entry, title }: { entry: TimelineEntryDto; title: string }) => (
    <p>
      {title}: <b>{subjectOf(entry.changes)}</b>
    </p>
  ),
  subjectOf,
  texts: {
    'consent-given': {
      icon: IconThumbUp,
      title: 'Consenso dato',
      filter: 'vita',
      activity: {
        icon: IconThumbUp,
        text: (client, subject) => (
          <>
            ha registrato il consenso di {client}: {subject}
          </>
        ),
      },
    },
    'consent-withdrawn': {
      icon: IconHandStop,
      title: 'Consenso revocato',
      filter: 'vita',
      activity: {
        icon: IconHandStop,
        text: (client, subject) => (
          <>
            ha registrato la revoca del consenso di {client}: {subject}
          </>
        ),
      },
    },
  },
} satisfies Timeline;

function subjectOf([purpose]: FieldChangeDto[]): string {
  return PURPOSE_LABELS[purpose?.to as ConsentPurpose];
}
