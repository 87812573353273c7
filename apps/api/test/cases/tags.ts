import { letters } from '../samples.js';
import type { Case } from './case.js';

export const tagCases: Record<string, Case> = {
  listTags: { needs: 'view, create, edit, tag' },
  createTag: { needs: 'view, create, edit, tag', body: (next) => ({ name: letters(next(), 12) }) },
};
