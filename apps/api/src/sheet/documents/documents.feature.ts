import type { Feature } from '../../core/feature.js';
import { Document, DocumentVersion } from './document.entity.js';
import { DocumentsModule } from './documents.module.js';

export const documentsFeature: Feature = { module: DocumentsModule, entities: [Document, DocumentVersion] };
