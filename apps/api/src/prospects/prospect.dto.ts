import { ApiExtraModels, ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, IsBoolean, IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import {
  ClientFields,
  ClientFilter,
  CorporateClient,
  CreateClientDto,
  oneOfTypes,
  ProfessionalClient,
  RetailClient,
  StageRef,
} from '../clients/client.dto.js';
import { IsLine, Money } from '../core/http/fields.js';
import { AsTruth, CommaSeparated, CommaSeparatedIds, PageQuery } from '../core/http/page.dto.js';

/** Filters of the prospect list; a record must match all of them. */
export class ProspectFilter extends ClientFilter {
  @CommaSeparatedIds() stageId?: string[];
  /** `true` selects lost prospects, `false` open ones. Default: both. */
  @IsOptional()
  @AsTruth()
  @IsBoolean()
  @ApiProperty({ type: 'boolean', required: false })
  lost?: boolean;
  /** Sources to match exactly, including case; see `GET /prospects/sources`. */
  @IsOptional()
  @CommaSeparated()
  @ArrayMaxSize(50)
  @IsLine(100, { each: true })
  @ApiProperty({ type: 'array', items: { type: 'string', minLength: 1, maxLength: 100 }, required: false })
  source?: string[];
}

/** Filters of the prospect list, optionally based on a saved view. */
export class ProspectListFilter extends ProspectFilter {
  /** Saved view to apply; parameters of the request override its criteria. An unknown view matches nothing. */
  @IsOptional() @IsUUID() viewId?: string;
}

const NAMES = ['displayName', 'createdAt', 'updatedAt', 'expectedValue', 'stageSince'] as const;
export const PROSPECT_SORTS = [...NAMES, ...NAMES.map((name) => `-${name}` as const), 'relevance'] as const;

export class ProspectListQuery extends IntersectionType(ProspectListFilter, PageQuery) {
  /** Disables typo tolerance in `q`. Matches exactly the records that a bulk change with this filter would change. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) exact?: boolean;
  /** Sort order; `stageSince` lists the longest in their stage first. `relevance` requires `q` and is then the default. */
  @IsOptional() @IsIn(PROSPECT_SORTS) @ApiProperty({ enum: PROSPECT_SORTS, required: false }) sort?: (typeof PROSPECT_SORTS)[number];
}

/** Requires `firstName` and `lastName`, or `companyName` for type `corporate`. */
export class CreateProspectDto extends CreateClientDto {
  /** Stage of the new prospect. Default: the first stage. */
  @ValidateIf((_, value) => value !== undefined) @IsUUID() pipelineStageId?: string;
}

/** Merge patch (RFC 7396): omitted fields stay, `null` clears, arrays are replaced. */
export class UpdateProspectDto extends ClientFields {
  /** New stage. 409 `prospect-lost` for a lost prospect: reopen it first. */
  @ValidateIf((_, value) => value !== undefined) @IsUUID() pipelineStageId?: string;
}

export class LoseProspectDto {
  @IsLine(500) reason: string;
}

/** Response to an operation that can be undone. */
export class Undoable {
  /** Token for `POST /undo/{token}`; `null` when the undo has expired or another user converted the prospect. */
  // Declared explicitly, because IntersectionType loses what the Swagger plugin adds to its second class.
  @ApiProperty({ type: 'string', nullable: true }) undoToken: string | null;
}
export class ConvertedRetailClient extends IntersectionType(RetailClient, Undoable) {}
export class ConvertedProfessionalClient extends IntersectionType(ProfessionalClient, Undoable) {}
export class ConvertedCorporateClient extends IntersectionType(CorporateClient, Undoable) {}
export type ConvertedDto = ConvertedRetailClient | ConvertedProfessionalClient | ConvertedCorporateClient;
/** OpenAPI schema of a converted prospect. */
export const CONVERTED_SCHEMA = oneOfTypes({
  retail: ConvertedRetailClient,
  professional: ConvertedProfessionalClient,
  corporate: ConvertedCorporateClient,
});

/** Number of prospects and sum of their expected yearly values, computed over at most 10,000 of them. */
export class StageSum {
  @ApiProperty({ type: 'integer' }) total: number;
  /** Whether there are more than 10,000; both figures are then lower bounds. */
  totalCapped: boolean;
  expectedValue: Money;
}

export class StageCount extends StageSum {
  stage: StageRef;
}

/** Totals shown above the columns of the board. */
@ApiExtraModels(ConvertedRetailClient, ConvertedProfessionalClient, ConvertedCorporateClient)
export class ProspectCounts {
  /** Open prospects per stage, in board order. */
  data: StageCount[];
  lost: StageSum;
  /** Prospects converted in the last thirty days; the sum is of the values expected before. */
  converted: StageSum;
}

/** Distinct sources of the prospects visible to the caller, in alphabetical order. */
export class ProspectSources {
  /** Sources, at most 200. */
  @ApiProperty({ type: [String] }) data: string[];
  /** Whether there are more than 200 sources. */
  hasMore: boolean;
}
