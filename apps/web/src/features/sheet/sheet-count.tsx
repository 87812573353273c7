import { useQuery } from '@tanstack/react-query';
import { countSheetOptions } from '@sestante/api-client/query';
import type { ProfileTab } from '../../lib/feature';
import { formatInteger } from '../../lib/formats';

/** Number of the records in a tab of the sheet, shown next to its label; none for an empty tab. */
export function SheetCount({ clientId, tab: { sheetTab } }: { clientId: string; tab: ProfileTab }) {
  const counts = useQuery({ ...countSheetOptions({ path: { clientId } }), meta: { handled: true } }).data?.data;
  const total = counts?.find(({ tab }) => tab === sheetTab)?.total;
  return total ? formatInteger(total) : null;
}
