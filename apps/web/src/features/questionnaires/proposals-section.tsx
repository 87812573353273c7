import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AnswerProposalDto, QuestionnaireDto } from '@sestante/api-client/types';
import { IconChecks, IconEyeCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import { usePermission } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { EmptyState, ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { Kbd } from '../../ui/layout/kbd';
import { DecidedProposal, OpenProposal } from './proposal-row';
import classes from './proposals.module.css';
import { proposalsQuery } from './questionnaire-queries';
import { isToReview } from './questionnaire-status';
import { useReview } from './use-review';

const isUndecided = ({ state }: AnswerProposalDto) => state === 'open' || state === 'outdated';

/** Changes of the registry that the answers propose, each to be accepted or refused. */
export function ProposalsSection({ questionnaire }: { questionnaire: QuestionnaireDto }) {
  const { id } = questionnaire;
  const proposals = useQuery(proposalsQuery(id));
  const slow = useDelayed(proposals.isPending);
  if (proposals.isError && !proposals.data) {
    return <ErrorState title="Non riusciamo a caricare le modifiche" error={proposals.error} onRetry={() => void proposals.refetch()} />;
  }
  if (!proposals.data) {
    return (
      <div className={classes['body']} aria-busy="true">
        {slow && <Skeleton height={200} />}
      </div>
    );
  }
  const all = proposals.data.data;
  return <Proposals questionnaire={questionnaire} open={all.filter(isUndecided)} decided={all.filter((one) => !isUndecided(one))} />;
}

interface ProposalsProps {
  questionnaire: QuestionnaireDto;
  open: AnswerProposalDto[];
  decided: AnswerProposalDto[];
}

function Proposals({ questionnaire, open, decided }: ProposalsProps) {
  const list = useRef<HTMLUListElement>(null);
  const mayEdit = usePermission('questionnaires:write');
  const readOnlyProps = useReadOnlyProps();
  const review = useReview(questionnaire);

  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-accept]') ?? [])];
  function step(by: 1 | -1): void {
    const at = buttons().findIndex((button) => button.closest('li')?.contains(document.activeElement));
    buttons()[at < 0 ? 0 : Math.max(0, Math.min(buttons().length - 1, at + by))]?.focus();
  }
  useShortcuts({ j: () => step(1), k: () => step(-1) });

  function decide(proposal: AnswerProposalDto, accept: boolean): void {
    review.decide([proposal], accept);
    // The proposal leaves the list once the decision is saved: the focus goes on at once, so that the next key is about the next one.
    const at = open.indexOf(proposal);
    (buttons()[at + 1] ?? buttons()[at - 1])?.focus();
  }

  if (open.length === 0 && decided.length === 0) {
    return (
      <EmptyState
        icon={IconEyeCheck}
        title="Nessuna modifica da proporre"
        actions={
          mayEdit &&
          isToReview(questionnaire) && (
            <Button size="xs" loading={review.busy} onClick={review.finish} {...readOnlyProps}>
              Segna come rivisto
            </Button>
          )
        }
      >
        Le risposte dicono le stesse cose dell’anagrafica e dei contratti.
      </EmptyState>
    );
  }
  return (
    <div className={classes['body']}>
      {open.length > 0 && (
        <>
          <div className="row wraps spread gap-l text-m soft">
            <p>
              {open.length === 1 ? 'Una risposta è diversa' : `${open.length} risposte sono diverse`} da quello che c’è in anagrafica.
              Niente cambia finché non lo accetti.
            </p>
            {mayEdit && open.length > 1 && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconChecks size={15} stroke={1.7} />}
                loading={review.busy}
                onClick={() => review.decide(open, true)}
                {...readOnlyProps}
              >
                Accetta tutte
              </Button>
            )}
          </div>
          <ul ref={list} className="card" aria-label="Da decidere">
            {open.map((proposal) => (
              <OpenProposal
                key={proposal.id}
                proposal={proposal}
                questionnaire={questionnaire}
                busy={review.isDeciding(proposal)}
                onDecide={(accept) => decide(proposal, accept)}
              />
            ))}
          </ul>
          <p className="text-xs faint">
            <Kbd>J</Kbd> <Kbd>K</Kbd> scorri <Kbd>A</Kbd> accetta <Kbd>R</Kbd> rifiuta
          </p>
        </>
      )}
      {decided.length > 0 && (
        <section aria-labelledby="gia-decise">
          <h2 id="gia-decise" className={classes['title']}>
            Già decise
          </h2>
          <ul className="card">
            {decided.map((proposal) => (
              <DecidedProposal
                key={proposal.id}
                proposal={proposal}
                questionnaire={questionnaire}
                onReopen={mayEdit ? () => review.reopen(proposal) : null}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
