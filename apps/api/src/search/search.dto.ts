import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { CLIENT_TYPES, type ClientType } from '../clients/client.dto.js';

/** What can be found. */
export const SEARCH_KINDS = ['clients', 'prospects'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export class SearchQuery {
  /** As in the lists: words in any order, one slip forgiven. */
  @IsString() @Length(1, 200) q: string;
}

export class SearchHit {
  @ApiProperty({ enum: SEARCH_KINDS, enumName: 'SearchKind' }) kind: SearchKind;
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  initials: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  email: string | null;
  phone: string | null;
  /** Where they live or work. */
  city: string | null;
}

/** The best first, ten at most. */
export class SearchHits {
  data: SearchHit[];
}
