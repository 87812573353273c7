import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createView, deleteView, updateView } from '@sestante/api-client';
import type { CreateViewDto, UpdateViewDto, ViewDto } from '@sestante/api-client/types';
import { ApiProblem } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { viewsQuery } from './view-queries';

const CHANGED = 'Qualcun altro ha cambiato questa vista nel frattempo: riprova.';

/** Makes, changes and deletes saved lists; everything that shows them follows. */
export function useViews() {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries(viewsQuery);

  const create = useMutation({
    mutationFn: async (body: CreateViewDto) => (await createView({ body, throwOnError: true })).data,
    onSuccess: refresh,
  });

  const update = useMutation({
    mutationFn: async ({ view, changes }: { view: ViewDto; changes: UpdateViewDto }) => {
      const headers = { 'If-Match': `"${view.version}"` };
      return (await updateView({ path: { id: view.id }, headers, body: changes, throwOnError: true })).data;
    },
    meta: { handled: true },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) showError(CHANGED);
      else
        showError(
          error instanceof ApiProblem && error.code === 'too-many-pins'
            ? 'Hai già 20 viste tra i preferiti.'
            : 'La vista non è stata salvata: riprova.',
        );
    },
    onSettled: refresh,
  });

  const remove = useMutation({
    mutationFn: (view: ViewDto) => deleteView({ path: { id: view.id }, headers: { 'If-Match': `"${view.version}"` }, throwOnError: true }),
    onSuccess: (_answer, { name, scope, target, criteria, columns, sort, pinned }) => {
      const body = { name, scope: scope === 'shared' ? scope : ('personal' as const), target, criteria, columns, sort, pinned };
      showToast(`Vista “${name}” eliminata`, () => create.mutate(body));
    },
    onSettled: refresh,
  });

  return {
    create: create.mutate,
    creating: create.isPending,
    update: (view: ViewDto, changes: UpdateViewDto, onDone?: () => void) =>
      update.mutate({ view, changes }, { onSuccess: () => onDone?.() }),
    updating: update.isPending,
    remove: remove.mutate,
  };
}
