import { useMutation, useQuery } from '@tanstack/react-query';
import { createCrmAction, deleteCrmAction } from '@sestante/api-client';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { shiftDay, todayInRome } from '../../lib/formats';
import { idempotencyKeys } from '../../lib/idempotency';
import { showToast } from '../../lib/toasts';
import { plannedInWords } from '../records/actions/action-days';
import { typesQuery } from '../records/actions/action-queries';
import type { ReportNextStep, ReportDetailDto } from '@sestante/api-client/types';

/** Characters of the description of an action; the whole step stands in its notes. */
const MAX_DESCRIPTION = 200;
const DEFAULT_DAYS = 7;

/** Plans an agreed step as an action of its client, with undo. */
export function usePlanStep({ client }: ReportDetailDto) {
  const type = useQuery(typesQuery).data?.data.find(({ active }) => active);
  const [planned, setPlanned] = useState<ReadonlySet<number>>(new Set());
  const [keys] = useState(idempotencyKeys);
  const meta = { affects: ['records'] };

  const revert = useMutation({
    mutationFn: ({ action: { id, version } }: { action: CrmActionDto; index: number }) =>
      deleteCrmAction({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }),
    onSuccess: (_answer, { index }) => setPlanned((before) => new Set([...before].filter((one) => one !== index))),
    meta,
  });

  const create = useMutation({
    mutationFn: async ({ text, dueOn, responsibleId }: ReportNextStep & { index: number }) => {
      const body = {
        kind: 'action' as const,
        clientId: client.id,
        typeId: type?.id ?? null,
        description: text.slice(0, MAX_DESCRIPTION),
        notes: text.length > MAX_DESCRIPTION ? text : null,
        plannedOn: dueOn ?? shiftDay(todayInRome(), DEFAULT_DAYS),
        ...(responsibleId !== null && { operatorId: responsibleId }),
      };
      return (await createCrmAction({ body, headers: { 'Idempotency-Key': keys.keyFor(body) }, throwOnError: true })).data;
    },
    onSuccess: (action, { index }) => {
      keys.done();
      setPlanned((before) => new Set([...before, index]));
      showToast(`Pianificata: ${action.description}, ${plannedInWords(action)}`, () => revert.mutate({ action, index }));
    },
    meta,
  });

  return { plan: (index: number, step: ReportNextStep) => create.mutate({ ...step, index }), planned, isPending: create.isPending };
}
