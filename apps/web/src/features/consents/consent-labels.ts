import type { ConsentPurpose } from '@sestante/api-client/types';

export const PURPOSE_LABELS: Record<ConsentPurpose, string> = {
  marketing: 'Comunicazioni commerciali',
  profiling: 'Profilazione',
  third_party_marketing: 'Comunicazione a terzi per loro finalità commerciali',
  health_data: 'Dati sulla salute',
};
