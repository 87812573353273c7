import { Button, Drawer } from '@mantine/core';
import type { ImportColumn } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatInteger } from '../../lib/formats';
import { Badge, StateDot } from '../../ui/feedback/badge';
import { Notice } from '../../ui/feedback/notice';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import { STATUS_LABELS } from '../records/client-labels';
import { profileLink } from '../records/client-links';
import { ClientTypeBadge } from '../records/client-type-badge';
import { columnName } from './import-column-row';
import type { ImportRow } from './import-queries';
import { reasonText, warningText } from './import-reasons';
import classes from './import-row-drawer.module.css';
import { rowName } from './import-rows-columns';
import { OutcomeBadge } from './import-state';
import { understoodLabel, understoodText } from './understood';

interface ImportRowDrawerProps {
  row: ImportRow;
  columns: ImportColumn[];
  onClose: () => void;
}

/** One row beside the list: the parsed values and the original cells. */
export function ImportRowDrawer({ row, columns, onClose }: ImportRowDrawerProps) {
  const { type, status, outcome, reason, repeats, warnings, client, understood, cells } = row;
  useReturnFocus();
  return (
    <Drawer opened onClose={onClose} position="right" size={480} title={`Riga ${formatInteger(row.row)} · ${rowName(row)}`}>
      <div className="flex wraps gap-m">
        {outcome !== null && <OutcomeBadge outcome={outcome} made={client !== null} />}
        {type !== null && <ClientTypeBadge type={type} />}
        {status !== null && (
          <Badge tone="outline" icon={<StateDot state={status} />}>
            {STATUS_LABELS[status]}
          </Badge>
        )}
      </div>
      <div className={classes['reasons']}>
        {repeats !== null && <Notice tone="info">Ripete la riga {formatInteger(repeats)} di questo file.</Notice>}
        {repeats === null && reason !== null && <Notice tone={outcome === 'rejected' ? 'danger' : 'info'}>{reasonText(reason)}</Notice>}
        {warnings.map((warning) => (
          <Notice key={`${warning.code} ${warning.field} ${warning.value}`} tone="warning">
            {warningText(warning)}
          </Notice>
        ))}
        {client !== null && (
          <Button variant="default" renderRoot={(props) => <Link {...props} {...profileLink(client)} />}>
            Apri la scheda di {client.displayName}
          </Button>
        )}
      </div>
      {understood.length > 0 && (
        <Facts id="capito" title="Che cosa abbiamo capito">
          {understood.map((value, index) => (
            <Fact key={index} name={understoodLabel(value)}>
              {understoodText(value)}
            </Fact>
          ))}
        </Facts>
      )}
      <Facts id="nel-file" title="Nel file">
        {columns.map((column) => (
          <Fact key={column.column} name={columnName(column)}>
            {cells[column.column]?.trim() ? cells[column.column] : <span className={classes['empty']}>vuota</span>}
          </Fact>
        ))}
      </Facts>
    </Drawer>
  );
}

function Facts({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={classes['facts']} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
