import type { QuestionnaireDto } from '@sestante/api-client/types';
import { useNavigate } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { isOpen } from './questionnaire-status';
import { sendQuestionnaireLink } from './send-questionnaire-link';
import { useQuestionnaireMutations } from './use-questionnaire-mutations';

/** Shortcut keys for the focused questionnaire of a list. */
export function useQuestionnaireKeys(): Record<string, (questionnaire: QuestionnaireDto) => void> {
  const navigate = useNavigate();
  const mayEdit = usePermission('questionnaires:write');
  const { copyLink, remind } = useQuestionnaireMutations();
  return {
    q: ({ client }) => mayEdit && void navigate(sendQuestionnaireLink(client.id)),
    l: (one) => one.link !== null && copyLink(one),
    r: (one) => mayEdit && isOpen(one) && one.recipientEmail !== null && remind(one),
  };
}
