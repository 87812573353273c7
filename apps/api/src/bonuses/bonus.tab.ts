import { amountOrPercentage, mistakesInReduction } from '../sheet/reduction.rules.js';
import { mistakesInDays } from '../sheet/sheet.rules.js';
import type { SheetTab } from '../sheet/sheet-tab.js';
import { BonusFields } from './bonus.dto.js';
import { Bonus } from './bonus.entity.js';

export const BONUSES: SheetTab<Bonus> = {
  name: 'bonuses',
  noun: 'Bonus',
  entity: Bonus,
  fields: BonusFields,
  displayName: ({ description }) => description,
  found: (bonus) => [amountOrPercentage(bonus)],
  sorts: { validTo: `coalesce(t.valid_to::text, '')` },
  mistakes: (bonus) => [...mistakesInReduction(bonus), ...mistakesInDays(['validFrom', bonus.validFrom], ['validTo', bonus.validTo])],
};
