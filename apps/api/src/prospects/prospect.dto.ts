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

/** What narrows a list of prospects. */
export class ProspectFilter extends ClientFilter {
  @CommaSeparatedIds() stageId?: string[];
  /** `false`: those that are still open. Left out: both. */
  @IsOptional()
  @AsTruth()
  @IsBoolean()
  @ApiProperty({ type: 'boolean', required: false })
  lost?: boolean;
  /** Exactly as the records have it. */
  @IsOptional()
  @CommaSeparated()
  @ArrayMaxSize(50)
  @IsLine(100, { each: true })
  @ApiProperty({ type: 'array', items: { type: 'string', minLength: 1, maxLength: 100 }, required: false })
  source?: string[];
}

/** The same, and a view whose criteria hold wherever no parameter says otherwise. */
export class ProspectListFilter extends ProspectFilter {
  @IsOptional() @IsUUID() viewId?: string;
}

const NAMES = ['displayName', 'createdAt', 'updatedAt', 'expectedValue', 'stageSince'] as const;
export const PROSPECT_SORTS = [...NAMES, ...NAMES.map((name) => `-${name}` as const), 'relevance'] as const;

export class ProspectListQuery extends IntersectionType(ProspectListFilter, PageQuery) {
  /** No slip is forgiven in `q`: what a change by this filter would be about. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) exact?: boolean;
  /** `stageSince` puts first who has stood longest in a stage. `relevance` needs `q`, and is the default with it. */
  @IsOptional() @IsIn(PROSPECT_SORTS) @ApiProperty({ enum: PROSPECT_SORTS, required: false }) sort?: (typeof PROSPECT_SORTS)[number];
}

/** `firstName` and `lastName`, or `companyName`, are required. */
export class CreateProspectDto extends CreateClientDto {
  /** The first stage, when left out. */
  @ValidateIf((_, value) => value !== undefined) @IsUUID() pipelineStageId?: string;
}

/** RFC 7396: what is left out stays, `null` clears, arrays are replaced. */
export class UpdateProspectDto extends ClientFields {
  /** Moves it on the board; a lost prospect is reopened first. */
  @ValidateIf((_, value) => value !== undefined) @IsUUID() pipelineStageId?: string;
}

export class LoseProspectDto {
  @IsLine(500) reason: string;
}

/** What can be taken back. */
export class Undoable {
  /** For `POST /undo/{token}`, while that is possible; `null` when somebody else has converted it. */
  // By hand: what is made of two classes loses what the plugin adds to the second.
  @ApiProperty({ type: 'string', nullable: true }) undoToken: string | null;
}
export class ConvertedRetailClient extends IntersectionType(RetailClient, Undoable) {}
export class ConvertedProfessionalClient extends IntersectionType(ProfessionalClient, Undoable) {}
export class ConvertedCorporateClient extends IntersectionType(CorporateClient, Undoable) {}
export type ConvertedDto = ConvertedRetailClient | ConvertedProfessionalClient | ConvertedCorporateClient;
/** The client that a prospect has become. */
export const CONVERTED_SCHEMA = oneOfTypes({
  retail: ConvertedRetailClient,
  professional: ConvertedProfessionalClient,
  corporate: ConvertedCorporateClient,
});

/** How many, and what they are expected to bring in a year: of the first 10,000, where there are more. */
export class StageSum {
  @ApiProperty({ type: 'integer' }) total: number;
  /** Whether there are more: both are then the least that it can be. */
  totalCapped: boolean;
  expectedValue: Money;
}

export class StageCount extends StageSum {
  stage: StageRef;
}

/** The heads of the board's columns. */
@ApiExtraModels(ConvertedRetailClient, ConvertedProfessionalClient, ConvertedCorporateClient)
export class ProspectCounts {
  /** The open prospects of each stage, in the order of the board. */
  data: StageCount[];
  lost: StageSum;
  /** Those that became clients in the last thirty days; their value is what was expected of them. */
  converted: StageSum;
}

/** Where prospects come from, as their records have it, in the order of the alphabet. */
export class ProspectSources {
  /** At most 200; the caller sees a prospect of each. */
  @ApiProperty({ type: [String] }) data: string[];
  /** Whether there are more. */
  hasMore: boolean;
}
