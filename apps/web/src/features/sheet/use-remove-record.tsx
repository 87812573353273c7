import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useMe } from '../../lib/me';
import { ApiProblem, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import { InUseDialog } from './in-use-dialog';
import { SHEET_LABELS } from './sheet-labels';
import { isLinked, nameOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';

/** Code of a record on which other records of the client depend. */
const IN_USE = 'record-in-use';

/**
 * Removes a record without a confirmation and offers an undo. For an agency record only the client's link is removed; when no other client
 * is linked, deleting the record is offered too.
 */
export function useRemoveRecord<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  clientId: string,
  onRemoved?: () => void,
) {
  const me = useMe();
  const guardWrite = useWriteGuard();
  const [refused, setRefused] = useState<{ row: Row; problem: ApiProblem } | null>(null);
  const { api } = tab;
  const { one, ending } = SHEET_LABELS[tab.name];
  const quoted = (row: Row) => `“${nameOf(tab, row)}”`;

  const retrieve = useMutation({
    mutationFn: ({ id }: Row) =>
      isLinked(api) ? api.retrieve({ path: { id }, throwOnError: true }) : api.restore({ path: { id }, throwOnError: true }),
    onSuccess: (_answer, row) => showToast(`${quoted(row)} è di nuovo al suo posto`),
    meta: { affects: ['records'] },
  });

  const relink = useMutation({
    mutationFn: async ({ id }: Row) => isLinked(api) && api.link({ path: { clientId, id }, throwOnError: true }),
    onSuccess: (_answer, row) => showToast(`${quoted(row)} è di nuovo associat${ending}`),
    meta: { affects: ['records'] },
  });

  const discard = useMutation({
    mutationFn: async ({ id, version }: Row) =>
      isLinked(api) && api.discard({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }),
    onSuccess: (_answer, row) => showToast(`${quoted(row)} è nel cestino`, () => retrieve.mutate(row)),
    meta: { affects: ['records'] },
  });

  const remove = useMutation({
    mutationFn: ({ id, version }: Row) =>
      isLinked(api)
        ? api.unlink({ path: { clientId, id }, throwOnError: true })
        : api.remove({ path: { clientId, id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }),
    meta: { handled: true, affects: ['records'], deletes: true },
    onSuccess: (_answer, row) => {
      if (!isLinked(api)) showToast(`${quoted(row)} è nel cestino`, () => retrieve.mutate(row));
      else {
        const lonely = 'usageCount' in row && row.usageCount === 1 && mayDelete(row);
        showToast(`${quoted(row)} non è più associat${ending}. Resta in agenzia.`, {
          undo: () => relink.mutate(row),
          ...(lonely && { further: { label: `Elimina anche ${ending === 'a' ? 'la' : 'il'} ${one}`, run: () => discard.mutate(row) } }),
        });
      }
      onRemoved?.();
    },
    onError: (problem, row) => {
      const explained = problem instanceof ApiProblem && (problem.code === IN_USE || tab.refusals?.[problem.code] !== undefined);
      if (explained) setRefused({ row, problem });
      else showError(problemText(problem).message);
    },
  });

  function mayDelete(row: Row): boolean {
    return (
      me.permissions.includes(`${tab.name}:delete`) || (me.permissions.includes(`${tab.name}:delete-own`) && row.createdBy.id === me.id)
    );
  }

  /** Returns why it cannot be deleted at present, or null when it can. */
  function whyNot(row: Row): string | null {
    const reason = isLinked(api) ? null : (tab.locked?.(row) ?? null);
    return reason === null ? null : `Non si può eliminare. ${reason}`;
  }

  function start(row: Row): void {
    const reason = whyNot(row);
    if (reason === null) remove.mutate(row);
    else showError(reason);
  }

  const close = () => setRefused(null);
  const Refusal = refused && tab.refusals?.[refused.problem.code];
  const dialog: ReactNode = refused ? (
    Refusal ? (
      <Refusal
        {...refused}
        clientId={clientId}
        onClose={close}
        onAgain={(row) => {
          close();
          remove.mutate(row);
        }}
      />
    ) : (
      <InUseDialog name={nameOf(tab, refused.row)} problem={refused.problem} onClose={close} />
    )
  ) : null;

  return {
    remove: (row: Row) => guardWrite(() => start(row)),
    whyNot,
    /** Removing a link is an update of the client; collaborators may delete only records that they have created. */
    mayRemove: (row: Row) => (isLinked(api) ? me.permissions.includes(`${tab.name}:write`) : mayDelete(row)),
    linked: isLinked(api),
    label: isLinked(api) ? 'Rimuovi associazione' : 'Sposta nel cestino',
    /** Dialog for the last refused deletion, to be rendered by the caller. */
    dialog,
  };
}
