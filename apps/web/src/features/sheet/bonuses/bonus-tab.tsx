import { createBonus, deleteBonus, getBonus, listBonuses, restoreBonus, updateBonus } from '@sestante/api-client';
import type { BonusDto, CreateBonusDto } from '@sestante/api-client/types';
import { IconGift } from '@tabler/icons-react';
import { todayInRome } from '../../../lib/formats';
import { Badge } from '../../../ui/feedback/badge';
import { reductionInWords } from '../reduction-fields';
import { ReductionKindField } from '../reduction-kind-field';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { BONUS_FIELDS, findBonusErrors, periodInWords, validityOn } from './bonus-fields';

/** Tab "Bonus": extra benefits agreed with the client, for reference. */
export const BONUSES: SheetTabDefinition<BonusDto, CreateBonusDto> = {
  name: 'bonuses',
  icon: IconGift,
  words: {
    add: 'Aggiungi bonus',
    new: 'Nuovo bonus',
    empty: 'Ancora nessun bonus',
    emptyHint: 'I bonus concordati, in percentuale o come importo, con il periodo in cui valgono.',
  },
  note: 'I bonus servono solo per consultazione: da quello che scrivi qui Sestante non calcola niente.',
  api: { list: listBonuses, get: getBonus, create: createBonus, update: updateBonus, remove: deleteBonus, restore: restoreBonus },
  fields: BONUS_FIELDS,
  fieldErrors: findBonusErrors,
  controls: { kind: ReductionKindField },
  nameHeader: 'Descrizione',
  columns: [
    { id: 'valore', header: 'Valore', width: '140px', cell: (bonus) => <TextCell>{reductionInWords(bonus)}</TextCell> },
    {
      id: 'periodo',
      header: 'Periodo',
      width: 'minmax(0, 1.2fr)',
      sort: { key: 'fine' },
      cell: (bonus) => <TextCell>{periodInWords(bonus)}</TextCell>,
    },
  ],
  details: (bonus) => [reductionInWords(bonus), periodInWords(bonus)],
  mark: (bonus) => {
    const validity = validityOn(todayInRome(), bonus);
    if (validity === 'valid') return null;
    return <Badge>{validity === 'over' ? 'Finito' : 'Non ancora valido'}</Badge>;
  },
  orders: { fine: { by: 'validTo', labels: ['Prima chi finisce prima', 'Prima chi finisce dopo'] } },
};
