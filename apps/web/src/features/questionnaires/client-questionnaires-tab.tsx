import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { IconClipboardList } from '@tabler/icons-react';
import { useMe } from '../../lib/me';
import { DataList } from '../../ui/lists/data-list';
import { Kbd } from '../../ui/layout/kbd';
import toolbar from '../../ui/lists/list-toolbar.module.css';
import { EmptyState } from '../../ui/feedback/state-panel';
import { profileColumns, QuestionnaireCard } from './questionnaire-columns';
import { questionnaireLink } from './questionnaire-link';
import { QuestionnaireMenuButton } from './questionnaire-menu-button';
import { questionnaireListQuery } from './questionnaire-queries';
import { DEFAULT_ORDER, type QuestionnaireOrder, type QuestionnairesSearch } from './questionnaires-search';
import { SendButton } from './send-button';
import { useQuestionnaireKeys } from './use-questionnaire-keys';

/** Questionnaires of one client with the reports made of them, newest first. */
export function ClientQuestionnairesTab({ clientId }: { clientId: string }) {
  const { ord }: QuestionnairesSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useInfiniteQuery(questionnaireListQuery({ ord }, useMe().id, clientId));
  const rowKeys = useQuestionnaireKeys();
  const page = list.data?.pages[0]?.page;
  return (
    <DataList<QuestionnaireDto>
      label="Questionari"
      noun={['questionario', 'questionari']}
      columns={profileColumns}
      query={list}
      total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
      sort={{
        order: ord ?? DEFAULT_ORDER,
        onChange: (order) =>
          void navigate({
            to: '.',
            search: (before: object) => ({ ...before, ord: order === DEFAULT_ORDER ? undefined : (order as QuestionnaireOrder) }),
            replace: true,
            resetScroll: false,
          }),
      }}
      link={questionnaireLink}
      rowLabel={({ template }) => template.name}
      card={(questionnaire) => <QuestionnaireCard questionnaire={questionnaire} withClient={false} />}
      rowActions={(questionnaire) => <QuestionnaireMenuButton questionnaire={questionnaire} />}
      rowKeys={rowKeys}
      toolbar={
        <div className={toolbar['toolbar']}>
          <div className={toolbar['line']} data-wrap>
            <SendButton clientId={clientId} size="xs" variant="default" rightSection={<Kbd>Q</Kbd>} />
          </div>
        </div>
      }
      filtered={false}
      empty={
        <EmptyState icon={IconClipboardList} title="Nessun questionario inviato" actions={<SendButton clientId={clientId} size="xs" />}>
          Il cliente risponde da un collegamento personale, in un quarto d’ora circa.
        </EmptyState>
      }
      filteredEmpty={null}
      errorTitle="Non riusciamo a caricare i questionari"
      hints={
        <>
          <Kbd>Q</Kbd> invia <Kbd>L</Kbd> copia link <Kbd>R</Kbd> promemoria
        </>
      }
    />
  );
}
