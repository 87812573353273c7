import {
  createInstallation,
  deleteInstallation,
  getInstallation,
  listInstallations,
  restoreInstallation,
  updateInstallation,
} from '@sestante/api-client';
import type { CreateInstallationDto, InstallationDto } from '@sestante/api-client/types';
import { IconAlertTriangle, IconEngine } from '@tabler/icons-react';
import { formatDay, todayInRome } from '../../../lib/formats';
import { Badge } from '../../../ui/feedback/badge';
import { RecordDocuments } from '../documents/record-documents';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { INSTALLATION_FIELDS } from './installation-fields';

/** Tab "Impianti": installations of a client that are serviced or insured. */
export const INSTALLATIONS: SheetTabDefinition<InstallationDto, CreateInstallationDto> = {
  name: 'installations',
  icon: IconEngine,
  words: {
    add: 'Associa nuovo impianto',
    new: 'Nuovo impianto',
    empty: 'Ancora nessun impianto',
    emptyHint: 'Impianti, veicoli, macchinari, fabbricati: quello che si assicura o che ha bisogno di manutenzione.',
  },
  api: {
    list: listInstallations,
    get: getInstallation,
    create: createInstallation,
    update: updateInstallation,
    remove: deleteInstallation,
    restore: (call) => restoreInstallation({ ...call, body: {} }),
  },
  fields: INSTALLATION_FIELDS,
  nameWhileTyping: ({ name }) => (typeof name === 'string' && name.trim() !== '' ? name : 'Nuovo impianto'),
  nameHeader: 'Impianto',
  columns: [
    { id: 'tipo', header: 'Tipo', width: 'minmax(0, 1fr)', cell: ({ kind }) => <TextCell title={kind ?? undefined}>{kind}</TextCell> },
    {
      id: 'modello',
      header: 'Marca e modello',
      width: 'minmax(0, 1.2fr)',
      cell: (row) => <TextCell title={made(row)}>{made(row)}</TextCell>,
    },
    {
      id: 'sede',
      header: 'Sede',
      width: 'minmax(0, 1fr)',
      cell: ({ site }) => <TextCell title={site?.displayName}>{site?.displayName}</TextCell>,
    },
    {
      id: 'garanzia',
      header: 'Garanzia fino al',
      width: '128px',
      sort: { key: 'garanzia' },
      cell: ({ warrantyUntil }) => <TextCell>{warrantyUntil && formatDay(warrantyUntil)}</TextCell>,
    },
    {
      id: 'manutenzione',
      header: 'Prossima manutenzione',
      width: '172px',
      sort: { key: 'manutenzione' },
      cell: ({ nextServiceOn }) => <TextCell>{nextServiceOn && formatDay(nextServiceOn)}</TextCell>,
    },
  ],
  details: (row) => [row.kind, made(row), row.site?.displayName, row.nextServiceOn && `manutenzione ${formatDay(row.nextServiceOn)}`],
  mark: ({ nextServiceOn }) =>
    nextServiceOn !== null &&
    nextServiceOn < todayInRome() && (
      <Badge tone="warning" icon={<IconAlertTriangle size={13} stroke={1.7} aria-hidden />}>
        Manutenzione in ritardo
      </Badge>
    ),
  orders: {
    manutenzione: { by: 'nextServiceOn', labels: ['Prossima manutenzione vicina', 'Prossima manutenzione lontana'] },
    garanzia: { by: 'warrantyUntil', labels: ['Garanzia vicina', 'Garanzia lontana'] },
  },
  Details: ({ row, clientId }) => <RecordDocuments clientId={clientId} recordKind="installations" recordId={row.id} />,
};

function made({ brand, model }: InstallationDto): string {
  return [brand, model].filter(Boolean).join(' ');
}
