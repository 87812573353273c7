import sql from 'sql-template-tag';
import type { SettingsType } from '../core/records/settings.service.js';
import { Tag } from './tag.entity.js';

export const TAGS: SettingsType<Tag> = {
  name: 'tags',
  noun: 'Tag',
  entity: Tag,
  max: 500,
  word: 'tag',
  uniqueName: 'tags_name',
  usedBy: {
    foreignKeys: ['client_tags_agency_id_tag_id_fkey', 'crm_action_tags_tag'],
    refusal: 'The tag is in use: merge it into another.',
  },
  sortedBy: sql`lower(t.name) COLLATE "it-x-icu"`,
};
