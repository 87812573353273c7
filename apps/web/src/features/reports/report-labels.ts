import { type Icon, IconCircleCheck, IconMailCheck, IconPencil, IconSignature } from '@tabler/icons-react';
import type { DeliveryChannel, ReportDto, ReportStatus } from '@sestante/api-client/types';

export const KIND_LABELS: Record<ReportDto['kind'], string> = { analytic: 'Report analitico', consulting: 'Report consulenziale' };

export const REPORT_STATUS_LABELS: Record<ReportStatus, { label: string; tone: 'warning' | 'info' | 'accent' | 'success'; icon: Icon }> = {
  draft: { label: 'Bozza', tone: 'warning', icon: IconPencil },
  approved: { label: 'Approvato', tone: 'info', icon: IconCircleCheck },
  delivered: { label: 'Consegnato', tone: 'accent', icon: IconMailCheck },
  acknowledged: { label: 'Ricevuto', tone: 'success', icon: IconSignature },
};

export const DELIVERY_LABELS: Record<DeliveryChannel, string> = { mail: 'Per email', link: 'Con un link', hand: 'A mano' };
