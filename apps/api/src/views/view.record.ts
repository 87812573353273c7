import type { RecordType } from '../core/records/record-type.js';
import { View } from './view.entity.js';

export const VIEWS: RecordType<View> = { name: 'views', noun: 'View', entity: View };
