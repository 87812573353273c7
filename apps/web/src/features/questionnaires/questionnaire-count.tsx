import { useQuery } from '@tanstack/react-query';
import { countQuestionnairesOptions, listQuestionnairesOptions } from '@sestante/api-client/query';
import { formatInteger } from '../../lib/formats';
import { totalText } from '../records/counts';

/** Number of the questionnaires to review, shown next to "Questionari" in the sidebar. */
export function QuestionnaireCount() {
  const toReview = useQuery({ ...countQuestionnairesOptions({ query: {} }), meta: { handled: true } }).data?.toReview;
  return toReview ? formatInteger(toReview) : null;
}

/** Number of the questionnaires of a client, shown next to the tab of its profile. */
export function ClientQuestionnaireCount({ clientId }: { clientId: string }) {
  const query = listQuestionnairesOptions({ query: { clientId, limit: 1, count: 'capped' } });
  const { total, totalCapped = false } = useQuery({ ...query, meta: { handled: true } }).data?.page ?? {};
  return total ? totalText({ total, totalCapped }) : null;
}
