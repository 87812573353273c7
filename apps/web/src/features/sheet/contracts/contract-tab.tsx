import { createContract, deleteContract, getContract, listContracts, restoreContract, updateContract } from '@sestante/api-client';
import type { ContractDto, CreateContractDto } from '@sestante/api-client/types';
import { IconFileCertificate } from '@tabler/icons-react';
import { todayInRome } from '../../../lib/formats';
import { RecordDocuments } from '../documents/record-documents';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { endOf } from './contract-end';
import { CONTRACT_FIELDS } from './contract-fields';
import { ContractEnd, ContractStatusBadge, premiumInWords } from './contract-parts';

/** Tab "Contratti": the client's policies with any company, sorted by end. */
export const CONTRACTS: SheetTabDefinition<ContractDto, CreateContractDto> = {
  name: 'contracts',
  icon: IconFileCertificate,
  words: {
    add: 'Associa nuovo contratto',
    new: 'Nuovo contratto',
    empty: 'Ancora nessun contratto',
    emptyHint: 'Le polizze del cliente, con qualunque compagnia. Prima di ogni scadenza pianifichiamo il rinnovo da soli.',
  },
  api: {
    list: listContracts,
    get: getContract,
    create: createContract,
    update: updateContract,
    remove: deleteContract,
    restore: (call) => restoreContract({ ...call, body: {} }),
  },
  fields: CONTRACT_FIELDS,
  nameHeader: 'Contratto',
  columns: [
    {
      id: 'scadenza',
      header: 'Scadenza',
      width: '230px',
      sort: { key: 'scadenza' },
      cell: (contract) => <TextCell>{contract.endsOn && <ContractEnd contract={contract} />}</TextCell>,
    },
    { id: 'premio', header: 'Premio', width: '170px', cell: (contract) => <TextCell>{premiumInWords(contract)}</TextCell> },
    {
      id: 'copre',
      header: 'Copre',
      width: 'minmax(0, 0.9fr)',
      cell: (contract) => <TextCell title={coveredBy(contract)}>{coveredBy(contract)}</TextCell>,
    },
  ],
  details: (contract) => {
    const end = endOf(contract, todayInRome());
    return [end && [end.day, end.words].filter(Boolean).join(', '), premiumInWords(contract), coveredBy(contract)];
  },
  mark: ({ status }) => <ContractStatusBadge status={status} />,
  orders: { scadenza: { by: 'endsOn', labels: ['Scadenza più vicina', 'Scadenza più lontana'] } },
  defaultOrder: 'scadenza',
  Details: ({ row, clientId }) => <RecordDocuments clientId={clientId} recordKind="contracts" recordId={row.id} />,
};

const coveredBy = ({ installation, site }: ContractDto): string =>
  [installation?.displayName, site?.displayName].filter(Boolean).join(', ');
