import { day } from '../../../ui/forms/field-types.ts';
import type { CreateBonusDto } from '@sestante/api-client/types';
import { formatDay } from '../../../lib/formats.ts';
import { REDUCTION_FIELDS } from '../reduction-fields.ts';
import type { SheetFields, SheetValues } from '../sheet-fields.ts';

/** Form fields of a bonus. */
export const BONUS_FIELDS: SheetFields<CreateBonusDto> = {
  ...REDUCTION_FIELDS,
  validFrom: { label: 'Valido dal', kind: day, span: 3 },
  validTo: { label: 'Valido fino al', kind: day, span: 3, hint: 'Compreso' },
};

/** Returns a field error when the bonus ends before it begins. */
export function findBonusErrors({ validFrom, validTo }: SheetValues): Record<string, string> {
  const [from, to] = [day.fromForm(String(validFrom)), day.fromForm(String(validTo))];
  return from !== null && to !== null && to < from ? { validTo: 'La fine viene prima dell’inizio' } : {};
}

/** Period in words, such as "dal 01/01/2026 al 31/12/2026"; either end may be open. */
export function periodInWords({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }): string {
  if (validFrom === null) return validTo === null ? 'sempre' : `fino al ${formatDay(validTo)}`;
  return validTo === null ? `dal ${formatDay(validFrom)}` : `dal ${formatDay(validFrom)} al ${formatDay(validTo)}`;
}

/** State of a bonus on a given day: before, within or after its period. */
export function validityOn(today: string, { validFrom, validTo }: { validFrom: string | null; validTo: string | null }) {
  if (validTo !== null && validTo < today) return 'over';
  return validFrom !== null && validFrom > today ? 'ahead' : 'valid';
}
