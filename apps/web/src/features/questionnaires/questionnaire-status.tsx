import { Progress } from '@mantine/core';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { IconEyeCheck } from '@tabler/icons-react';
import { Badge } from '../../ui/feedback/badge';
import { STATUS_LABELS } from './questionnaire-labels';
import classes from './questionnaire-status.module.css';

/** Whether the link still works: the client can open and fill in the questionnaire. */
export const isOpen = ({ status }: Pick<QuestionnaireDto, 'status'>): boolean => status === 'sent' || status === 'in_progress';

/** Whether a colleague must still look at the answers. */
export const isToReview = ({ status, reviewedAt }: Pick<QuestionnaireDto, 'status' | 'reviewedAt'>): boolean =>
  status === 'completed' && reviewedAt === null;

/** State; of a completed one to review, in one badge. */
export function QuestionnaireStatusBadge({ questionnaire }: { questionnaire: Pick<QuestionnaireDto, 'status' | 'reviewedAt'> }) {
  if (isToReview(questionnaire))
    return (
      <Badge tone="warning" icon={<IconEyeCheck size={13} stroke={1.7} aria-hidden />}>
        Completato, da rivedere
      </Badge>
    );
  const { icon: Glyph, label, tone } = STATUS_LABELS[questionnaire.status];
  return (
    <Badge tone={tone} icon={<Glyph size={13} stroke={1.7} aria-hidden />}>
      {label}
    </Badge>
  );
}

/** Share of the questions that are answered, as a bar and in figures. */
export function QuestionnaireProgress({ progress: { answered, total, percent } }: Pick<QuestionnaireDto, 'progress'>) {
  return (
    <span className={classes['progress']} title={`${answered} risposte su ${total}`}>
      <Progress value={percent} size={5} aria-label={`${answered} risposte su ${total}`} />
      <span aria-hidden>{percent}%</span>
    </span>
  );
}
