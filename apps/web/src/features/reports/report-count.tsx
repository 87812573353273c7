import { useQuery } from '@tanstack/react-query';
import { formatInteger } from '../../lib/formats';
import { reportCountsQuery } from './report-queries';

/** Number of the consulting reports to approve, shown next to "Report" in the sidebar. */
export function ReportCount() {
  const toApprove = useQuery(reportCountsQuery({})).data?.toApprove;
  return toApprove ? formatInteger(toApprove) : null;
}
