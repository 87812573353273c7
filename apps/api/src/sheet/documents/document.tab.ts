import { clientTab } from '../sheet-tab.js';
import { DocumentFields } from './document.dto.js';
import { Document } from './document.entity.js';

export const DOCUMENTS = clientTab<Document>({
  name: 'documents',
  noun: 'Document',
  entity: Document,
  fields: DocumentFields,
  shown: ['mediaType', 'size', 'sha256', 'versionNumber'],
  displayName: ({ name }) => name,
  defaultSort: '-createdAt',
});
