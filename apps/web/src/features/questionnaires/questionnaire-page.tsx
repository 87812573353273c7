import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { DetailColumns } from '../../ui/layout/detail-page';
import { LinkTabs } from '../../ui/layout/link-tabs';
import { PageHeader } from '../../ui/layout/page-header';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { isMissing } from '../records/client-not-found';
import { AnswersSection } from './answers-section';
import { ChangesSection } from './changes-section';
import { ProposalsSection } from './proposals-section';
import { QuestionnaireFacts } from './questionnaire-facts';
import { QuestionnaireHeading } from './questionnaire-heading';
import classes from './questionnaire-page.module.css';
import { proposalsQuery, questionnaireQuery } from './questionnaire-queries';
import type { QuestionnairePart } from './questionnaires-search';
import { isToReview } from './questionnaire-status';

const route = getRouteApi('/_shell/questionari/$id');
const SECTION = { label: 'Questionari', link: { to: '/questionari' } } as const;

/** A questionnaire: how far it is, its answers, what they change in the registry. */
export function QuestionnairePage() {
  const { id } = route.useParams();
  const questionnaire = useQuery(questionnaireQuery(id));
  const slow = useDelayed(questionnaire.isPending);
  if (isMissing(questionnaire.error)) return <RouteNotFound />;
  const { data } = questionnaire;
  return (
    <>
      <PageHeader title={data ? data.client.displayName : 'Questionario'} crumbs={[SECTION]} headingInPage={!questionnaire.isError} />
      {data ? (
        <Questionnaire key={id} questionnaire={data} />
      ) : questionnaire.isError ? (
        <ErrorState
          title="Non riusciamo ad aprire il questionario"
          error={questionnaire.error}
          onRetry={() => void questionnaire.refetch()}
        />
      ) : (
        <div className={classes['waiting']} aria-busy="true">
          {slow && <Skeleton height={260} />}
        </div>
      )}
    </>
  );
}

function Questionnaire({ questionnaire }: { questionnaire: QuestionnaireDto }) {
  const { id, status } = questionnaire;
  const { parte } = route.useSearch();
  const completed = status === 'completed';
  const shown: QuestionnairePart = completed ? (parte ?? (isToReview(questionnaire) ? 'modifiche' : 'risposte')) : 'risposte';
  const proposals = useQuery({ ...proposalsQuery(id), enabled: completed }).data?.data;
  const open = proposals?.filter(({ state }) => state === 'open' || state === 'outdated').length;
  const tab = (part: QuestionnairePart, label: string, count?: number) => ({
    id: part,
    label,
    count,
    link: { to: '.', search: (before: object) => ({ ...before, parte: part }), resetScroll: false } as const,
    current: shown === part,
  });
  return (
    <>
      <QuestionnaireHeading questionnaire={questionnaire} />
      <DetailColumns aside={<QuestionnaireFacts questionnaire={questionnaire} />}>
        {completed && (
          <div className={classes['tabs']}>
            <LinkTabs
              label="Parti del questionario"
              tabs={[
                tab('modifiche', 'Modifiche proposte', open || undefined),
                tab('risposte', 'Risposte'),
                tab('confronto', 'Cosa è cambiato'),
              ]}
            />
          </div>
        )}
        {shown === 'modifiche' && <ProposalsSection questionnaire={questionnaire} />}
        {shown === 'risposte' && <AnswersSection questionnaire={questionnaire} />}
        {shown === 'confronto' && <ChangesSection id={id} />}
      </DetailColumns>
    </>
  );
}
