import type { RecordType } from '../core/records/record-type.js';
import { SuggestionRule } from './suggestion-rule.entity.js';

export const SUGGESTION_RULES: RecordType<SuggestionRule> = { name: 'suggestion-rules', noun: 'Suggestion rule', entity: SuggestionRule };
