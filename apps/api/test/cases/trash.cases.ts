import type { Case } from './case.js';

export const cases: Record<string, Case> = {
  listTrash: { needs: 'view, create, edit, tag' },
  restoreClient: { needs: 'delete, restore', ids: { 'path id': 'client in the trash' }, body: () => ({ clear: [] }) },
};
