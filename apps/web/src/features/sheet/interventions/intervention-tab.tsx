import type { CreateInterventionDto, InterventionDto } from '@sestante/api-client/types';
import { IconFileText, IconSignature, IconTool } from '@tabler/icons-react';
import { formatDay } from '../../../lib/formats';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { INTERVENTIONS_API } from './device-interventions';
import { isComposed } from './field-report';
import { INTERVENTION_FIELDS } from './intervention-fields';
import { InterventionDetails } from './intervention-details';
import { signedInWords } from './intervention-words';
import { openReport } from './report-preview';
import { ReportState } from './report-state';

/** Tab "Interventi": work done for a client, with the report that the client signs. */
export const INTERVENTIONS: SheetTabDefinition<InterventionDto, CreateInterventionDto> = {
  name: 'interventions',
  icon: IconTool,
  words: {
    add: 'Associa nuovo intervento',
    new: 'Nuovo intervento',
    empty: 'Ancora nessun intervento',
    emptyHint: 'Manutenzioni, sopralluoghi, perizie: quello che è stato fatto, con il rapporto da far firmare.',
  },
  api: INTERVENTIONS_API,
  fields: INTERVENTION_FIELDS,
  nameOf: ({ kind, performedOn }) => `${kind ?? 'Intervento'} del ${formatDay(performedOn)}`,
  nameHeader: 'Intervento',
  columns: [
    {
      id: 'data',
      header: 'Data',
      width: '104px',
      sort: { key: 'data', startDescending: true },
      cell: ({ performedOn }) => formatDay(performedOn),
    },
    {
      id: 'impianto',
      header: 'Impianto',
      width: 'minmax(0, 1.2fr)',
      cell: ({ installation }) => <TextCell title={installation?.displayName}>{installation?.displayName}</TextCell>,
    },
    {
      id: 'operatore',
      header: 'Operatore',
      width: 'minmax(0, 1fr)',
      cell: ({ technician }) => <TextCell title={technician?.displayName}>{technician?.displayName}</TextCell>,
    },
    { id: 'rapporto', header: 'Rapporto', width: '148px', cell: (row) => <ReportState row={row} /> },
  ],
  details: (row) => [
    row.installation?.displayName,
    row.technician?.displayName,
    signedInWords(row) ?? (row.report && (isComposed(row.report) ? 'rapporto da firmare' : 'rapporto caricato')),
  ],
  orders: { data: { by: 'performedOn', labels: ['Meno recenti', 'Più recenti'] } },
  defaultOrder: '-data',
  locked: ({ signature }) => signature && `Firmato da ${signature.signerName}: per correggerlo si fa una nuova versione del rapporto.`,
  actions: ({ id, report, signature }, clientId) => [
    ...(signature
      ? []
      : [
          {
            label: 'Fai firmare',
            icon: IconSignature,
            link: { to: '/clienti/$id/interventi/$intervento/firma', params: { id: clientId, intervento: id } } as const,
          },
        ]),
    ...(report ? [{ label: 'Apri rapporto', icon: IconFileText, run: () => openReport({ clientId, documentId: report.documentId }) }] : []),
  ],
  Details: InterventionDetails,
};
