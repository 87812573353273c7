import type { TimelineEntryDto } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../lib/formats';
import { CHANNEL_LABELS } from './questionnaire-labels';
import { questionnaireLink } from './questionnaire-link';

/** Timeline entry of a questionnaire, linked to it: "Questionario inviato: Analisi dei rischi per la famiglia · Email". */
export function QuestionnaireHistoryEntry({ entry: { link, changes }, title }: { entry: TimelineEntryDto; title: string }) {
  const id = /questionnaires\/([0-9a-f-]{36})$/.exec(link ?? '')?.[1];
  const value = (field: string) => {
    const to = changes.find((change) => change.field === field)?.to;
    return typeof to === 'string' ? to : null;
  };
  const channel = CHANNEL_LABELS[value('channel') as keyof typeof CHANNEL_LABELS];
  const expiresOn = value('expiresOn');
  const details = [
    value('template'),
    channel?.label,
    value('recipientEmail'),
    expiresOn !== null && `scade ${formatDay(expiresOn)}`,
  ].filter(Boolean);
  return (
    <p>
      {id === undefined ? title : <Link {...questionnaireLink({ id })}>{title}</Link>}
      {details.length > 0 && `: ${details.join(' · ')}`}
    </p>
  );
}
