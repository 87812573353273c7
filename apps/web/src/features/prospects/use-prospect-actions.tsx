import type { StageRef } from '@sestante/api-client/types';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { usePermission } from '../../lib/me';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import type { Client } from '../records/client-names';
import { useDeleteClient } from '../records/use-delete-client';
import { useLoseProspect } from './use-lose-prospect';
import { useMoveProspect } from './use-move-prospect';

const ConvertDialog = lazy(() => import('./convert-dialog').then((module) => ({ default: module.ConvertDialog })));
const MoveDialog = lazy(() => import('./move-dialog').then((module) => ({ default: module.MoveDialog })));
const LoseDialog = lazy(() => import('./lose-dialog').then((module) => ({ default: module.LoseDialog })));

export interface ProspectActions {
  mayEdit: boolean;
  mayRemove: (prospect: Client) => boolean;
  /** Moves to a known stage, as by dragging. */
  move: (prospect: Client, to: StageRef) => void;
  /** Opens the dialog that asks for the stage. */
  askWhere: (prospect: Client) => void;
  /** Opens the dialog that asks for missing data. */
  convert: (prospect: Client) => void;
  /** Opens the dialog that asks for the reason. */
  lose: (prospect: Client) => void;
  reopen: (prospect: Client) => void;
  remove: (prospect: Client) => void;
  /** Must be rendered once by the component that uses these actions. */
  dialogs: ReactNode;
}

/** Actions on a prospect, shared by card, row and profile. */
export function useProspectActions(onMoved?: (prospect: Client, to: StageRef) => void): ProspectActions {
  const [asking, setAsking] = useState<{ what: 'where' | 'why' | 'conversion'; prospect: Client } | null>(null);
  const mayEdit = usePermission('prospects:write');
  const moveNow = useMoveProspect();
  const { reopen } = useLoseProspect();
  const { remove, mayRemove } = useDeleteClient();
  const close = () => setAsking(null);
  const guardWrite = useWriteGuard();

  function ask(what: 'where' | 'why' | 'conversion', prospect: Client): void {
    if (mayEdit) guardWrite(() => setAsking({ what, prospect }));
  }

  function move(prospect: Client, to: StageRef): void {
    guardWrite(() => {
      moveNow(prospect, to);
      onMoved?.(prospect, to);
    });
  }

  return {
    mayEdit,
    mayRemove,
    move,
    askWhere: (prospect) => ask('where', prospect),
    convert: (prospect) => ask('conversion', prospect),
    lose: (prospect) => ask('why', prospect),
    reopen: (prospect) => guardWrite(() => reopen(prospect)),
    remove,
    dialogs: (
      <Suspense>
        {asking?.what === 'where' && <MoveDialog prospect={asking.prospect} onMove={(to) => move(asking.prospect, to)} onClose={close} />}
        {asking?.what === 'conversion' && <ConvertDialog prospect={asking.prospect} onClose={close} />}
        {asking?.what === 'why' && <LoseDialog prospect={asking.prospect} onClose={close} />}
      </Suspense>
    ),
  };
}
