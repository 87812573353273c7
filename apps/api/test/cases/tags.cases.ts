import { letters } from '../samples.js';
import { ofTenant, type MakeTarget } from '../isolation-targets.js';
import type { Case } from './case.js';

export const cases: Record<string, Case> = {
  listTags: { needs: 'view, create, edit, tag' },
  createTag: { needs: 'view, create, edit, tag', body: (next) => ({ name: letters(next(), 12) }), trimmed: ['name'] },
};

export const kinds: Record<string, MakeTarget> = {
  tag: ofTenant((_fixtures, tenant) => tenant.tagId),
};
