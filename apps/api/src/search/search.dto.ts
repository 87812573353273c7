import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { CLIENT_TYPES, type ClientType } from '../clients/client.dto.js';

/** Kinds of records that the search covers. */
export const SEARCH_KINDS = ['clients', 'prospects'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export class SearchQuery {
  /** Search words in any order, as in the lists; one typo is tolerated when nothing matches. */
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
  /** City of the record's address. */
  city: string | null;
}

/** Best matches first; at most ten. */
export class SearchHits {
  data: SearchHit[];
}
