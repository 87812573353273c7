import { useMutation, useMutationState } from '@tanstack/react-query';
import { decideAnswerProposals, reopenAnswerProposal, reviewQuestionnaire } from '@sestante/api-client';
import { proposalLabel } from './proposal-texts';
import type { AnswerProposalDto, QuestionnaireDto } from '@sestante/api-client/types';
import { showError, showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';

interface Decision {
  proposals: AnswerProposalDto[];
  accept: boolean;
}

/** Decides about proposed changes; what was refused can be taken back. */
export function useReview({ id, type }: QuestionnaireDto) {
  const guardWrite = useWriteGuard();
  const meta = { affects: ['records'] };

  const reopen = useMutation({
    mutationFn: ({ id: proposalId }: AnswerProposalDto) => reopenAnswerProposal({ path: { id, proposalId }, throwOnError: true }),
    onSuccess: (_answer, proposal) => showToast(`${proposalLabel(proposal, type)}: di nuovo da decidere`),
    meta,
  });

  const mutationKey = ['decide-answer-proposals', id];
  // Several decisions may be on their way, each about other proposals.
  const deciding = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => (state.variables as Decision).proposals.map((proposal) => proposal.id),
  }).flat();
  const decide = useMutation({
    mutationKey,
    mutationFn: async ({ proposals, accept }: Decision) => {
      const decisions = proposals.map((proposal) => ({ id: proposal.id, accept }));
      return (await decideAnswerProposals({ path: { id }, body: { decisions }, throwOnError: true })).data;
    },
    meta: { ...meta, untilShown: true },
    onSuccess: ({ results }, { proposals, accept }) => {
      const refusals = results.flatMap(({ code }) => code ?? []);
      const done = proposals.filter((proposal) => results.some((result) => result.id === proposal.id && result.code === null));
      const [only] = done;
      if (refusals.length > 0) showError(refusedText(refusals));
      if (!only) return;
      if (accept)
        showToast(done.length === 1 ? `${proposalLabel(only, type)}: aggiornato in anagrafica` : `${done.length} modifiche accettate`);
      else showToast(`${proposalLabel(only, type)}: resta com’è`, () => reopen.mutate(only));
    },
  });

  const finish = useMutation({
    mutationFn: () => reviewQuestionnaire({ path: { id }, throwOnError: true }),
    onSuccess: () => showToast('Questionario rivisto'),
    meta,
  });

  return {
    busy: deciding.length > 0 || finish.isPending,
    isDeciding: (proposal: AnswerProposalDto) => deciding.includes(proposal.id),
    decide: (proposals: AnswerProposalDto[], accept: boolean) => guardWrite(() => decide.mutate({ proposals, accept })),
    reopen: (proposal: AnswerProposalDto) => guardWrite(() => reopen.mutate(proposal)),
    finish: () => guardWrite(() => finish.mutate()),
  };
}

const REFUSALS: Record<string, string> = {
  'proposal-outdated': 'In anagrafica è cambiato nel frattempo: guarda il valore di ora e decidi di nuovo.',
  'proposal-already-decided': 'Qualcun altro ha già deciso.',
};

function refusedText(codes: string[]): string {
  const [code = ''] = codes;
  if (codes.length > 1) return `${codes.length} modifiche non sono andate: ricontrollale.`;
  return REFUSALS[code] ?? 'L’anagrafica non accetta questo valore: cambialo dalla scheda del cliente.';
}
