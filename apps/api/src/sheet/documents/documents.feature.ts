import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { DOCUMENTS } from './document.tab.js';
import { Document, DocumentVersion } from './document.entity.js';
import { DocumentsModule } from './documents.module.js';

const permissions = recordPermissions('documents');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const documentsFeature: Feature = {
  module: DocumentsModule,
  layer: 'records',
  entities: [Document, DocumentVersion],
  records: [DOCUMENTS],
  permissions,
};
