import { useMutation } from '@tanstack/react-query';
import { createView, deleteView } from '@sestante/api-client';
import type { CreateViewDto, ViewDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { saveUnlessOvertaken } from '../../lib/save-changes';
import { showToast } from '../../lib/toasts';
import { CHANGEABLE_VIEW } from './changeable-view';

/** Deletes and pins saved lists. */
export function useViews() {
  const [keys] = useState(idempotencyKeys);

  const create = useMutation({
    mutationFn: async (body: CreateViewDto) =>
      (await createView({ body, headers: { 'Idempotency-Key': keys.keyFor(body) }, throwOnError: true })).data,
    meta: { affects: ['views'] },
    onSuccess: () => keys.done(),
  });

  const pin = useMutation({
    mutationFn: (view: ViewDto) => saveUnlessOvertaken(CHANGEABLE_VIEW, view, { pinned: !view.pinned }),
    meta: { affects: ['views'] },
  });

  const remove = useMutation({
    mutationFn: (view: ViewDto) => deleteView({ path: { id: view.id }, headers: { 'If-Match': `"${view.version}"` }, throwOnError: true }),
    onSuccess: (_answer, { name, scope, target, criteria, columns, sort, pinned }) => {
      const body = { name, scope: scope === 'shared' ? scope : ('personal' as const), target, criteria, columns, sort, pinned };
      showToast(`Vista “${name}” eliminata`, () => create.mutate(body));
    },
    meta: { affects: ['views'] },
  });

  return {
    /** Pins or unpins a view. */
    pin: pin.mutate,
    remove: remove.mutate,
  };
}
