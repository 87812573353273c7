import sql from 'sql-template-tag';
import { amountOrPercentage, findReductionErrors } from '../reduction.rules.js';
import { findDayOrderErrors } from '../sheet.rules.js';
import { clientTab } from '../sheet-tab.js';
import { BonusFields } from './bonus.dto.js';
import { Bonus } from './bonus.entity.js';

export const BONUSES = clientTab<Bonus>({
  name: 'bonuses',
  noun: 'Bonus',
  entity: Bonus,
  fields: BonusFields,
  displayName: ({ description }) => description,
  searchTexts: (bonus) => [amountOrPercentage(bonus)],
  sorts: { validTo: sql`coalesce(t.valid_to::text, '')` },
  findErrors: (bonus) => [...findReductionErrors(bonus), ...findDayOrderErrors(['validFrom', bonus.validFrom], ['validTo', bonus.validTo])],
});
