import { useQuery } from '@tanstack/react-query';
import { IconFileOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { usePermission } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { SidePanel } from '../../ui/overlays/side-panel';
import { EmptyState, ErrorState } from '../../ui/feedback/state-panel';
import { isMissing } from '../records/client-not-found';
import { RecordDetails } from './record-details';
import { RecordForm } from './sheet-form';
import { SHEET_LABELS } from './sheet-labels';
import { sheetRecordQuery } from './sheet-queries';
import { panelLink, type SheetSearch } from './sheet-search';
import { nameOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';
import classes from './sheet.module.css';

interface SheetPanelProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
  onMade: (row: Row) => void;
}

/** Panel beside the list: a record, its edit form, or the form of a new one. Full screen on phones. */
export function SheetPanel<Row extends SheetRow, Body extends object>({ tab, clientId, onMade }: SheetPanelProps<Row, Body>) {
  const { apri, modifica, nuovo }: SheetSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { one, ending } = SHEET_LABELS[tab.name];
  const close = () => void navigate({ ...panelLink({}), replace: true });

  const title = nuovo ? tab.words.new : modifica ? `Modifica ${one}` : one.charAt(0).toUpperCase() + one.slice(1);

  return (
    <SidePanel title={title} shared={!nuovo} onClose={close}>
      {(content) =>
        nuovo ? (
          <RecordForm
            tab={tab}
            clientId={clientId}
            row={null}
            onCancel={close}
            onSaved={(row) => {
              showToast(`“${nameOf(tab, row)}” aggiunt${ending}`);
              onMade(row);
              close();
            }}
          />
        ) : (
          apri !== undefined && <Loaded key={apri} tab={tab} clientId={clientId} id={apri} panel={content} onClose={close} />
        )
      }
    </SidePanel>
  );
}

interface LoadedProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
  id: string;
  panel: RefObject<HTMLDivElement | null>;
  onClose: () => void;
}

function Loaded<Row extends SheetRow, Body extends object>({ tab, clientId, id, panel, onClose }: LoadedProps<Row, Body>) {
  const { modifica }: SheetSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayEdit = usePermission(`${tab.name}:write`);
  const { data: row, error, refetch } = useQuery(sheetRecordQuery(tab, clientId, id));
  const typing = row !== undefined && modifica && mayEdit && !tab.locked?.(row);
  // Keeps an open form after the record was deleted, so that the typed values can be copied.
  if (isMissing(error) && !typing) {
    return (
      <EmptyState icon={IconFileOff} title="Non c’è più">
        Forse è stato eliminato, oppure il collegamento è sbagliato.
      </EmptyState>
    );
  }
  if (!row) {
    if (error === null) return <div className={classes['body']} aria-busy="true" />;
    return <ErrorState title="Non riusciamo a caricare i dati" error={error} onRetry={() => void refetch()} />;
  }
  const look = () => void navigate({ ...panelLink({ apri: id }), replace: true });
  return typing ? (
    <RecordForm
      tab={tab}
      clientId={clientId}
      row={row}
      onCancel={look}
      onSaved={(saved) => {
        showToast(`“${nameOf(tab, saved)}” salvat${SHEET_LABELS[tab.name].ending}`);
        look();
      }}
    />
  ) : (
    <RecordDetails tab={tab} clientId={clientId} row={row} panel={panel} onClose={onClose} />
  );
}
