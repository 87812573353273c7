import { Button, Modal } from '@mantine/core';
import type { SheetTab } from '@sestante/api-client/types';
import { Link, useParams } from '@tanstack/react-router';
import { withItsDay } from '../../lib/formats';
import type { ApiProblem } from '../../lib/problems';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './sheet.module.css';
import { statusOf } from '../records/client-links';
import { SHEET_LABELS } from './sheet-labels';
import { sheetLink } from './sheet-link';

interface Using {
  kind: SheetTab;
  id: string;
  displayName: string;
}

/** Lists the records that depend on one and prevent its deletion, each as a link. */
export function InUseDialog({ name, problem, onClose }: { name: string; problem: ApiProblem; onClose: () => void }) {
  const { id = '', sezione } = useParams({ strict: false });
  useReturnFocus();
  const usedBy = Array.isArray(problem.body['usedBy']) ? (problem.body['usedBy'] as Using[]) : [];
  return (
    <Modal opened onClose={onClose} title={`“${name}” serve ancora`} size="sm">
      <p className="size-m soft">Prima di eliminarlo, togli il collegamento da:</p>
      <ul className={classes['using']}>
        {usedBy.map((using) => (
          <li key={using.id}>
            <Link {...sheetLink({ id, status: statusOf(sezione) }, using.kind, using.id)}>{withItsDay(using.displayName)}</Link>
            <span>{SHEET_LABELS[using.kind].one}</span>
          </li>
        ))}
      </ul>
      <div className={classes['dialog-actions']}>
        <Button onClick={onClose} data-autofocus>
          Ho capito
        </Button>
      </div>
    </Modal>
  );
}
