import { Badge } from '../../ui/feedback/badge';
import { REPORT_STATUS_LABELS } from './report-labels';
import type { ReportStatus } from '@sestante/api-client/types';

export function ReportStatusBadge({ status }: { status: ReportStatus }) {
  const { label, tone, icon: Glyph } = REPORT_STATUS_LABELS[status];
  return (
    <Badge tone={tone} icon={<Glyph size={13} stroke={1.7} aria-hidden />}>
      {label}
    </Badge>
  );
}
