import { ApiExtraModels, ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { ArrayUnique, IsInstant } from '../core/http/fields.js';
import {
  AsNumber,
  AsTruth,
  CommaSeparatedIds,
  CommaSeparatedPeople,
  CommaSeparatedValues,
  PageDto,
  PageQuery,
} from '../core/http/page.dto.js';
import { TagRef } from '../tags/tag.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { BusinessFields, CommonFields, CompanyFields, PersonFields, ProfessionFields } from './client-fields.dto.js';

export const CLIENT_TYPES = ['retail', 'professional', 'corporate'] as const;
export type ClientType = (typeof CLIENT_TYPES)[number];
export const CLIENT_STATUSES = ['client', 'prospect'] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];
/** Pipeline stage of prospects. */
export class StageRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
}

/** Fields set by the server. */
export class ClientRecord {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
  /** First and last name, or the company's name; without title. */
  displayName: string;
  /** Last name and first name, or the company's name. */
  sortName: string;
  initials: string;
  tags: TagRef[];
  customFields: Record<string, unknown>;
  assignee: PersonRef | null;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) convertedAt: string | null;
  /** Stage of a prospect; `null` for a client. */
  pipelineStage: StageRef | null;
  /** Time at which the prospect entered its stage; `null` for a client. */
  @ApiProperty({ type: 'string', format: 'date-time' }) stageSince: string | null;
  /** Time at which the prospect was lost; `null` otherwise. */
  @ApiProperty({ type: 'string', format: 'date-time' }) lostAt: string | null;
  lostReason: string | null;
  /** Date of the next planned action; `null` when none is planned. */
  @ApiProperty({ type: 'string', format: 'date' }) nextActionOn: string | null;
  /** Incremented by each write; also sent as the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

/** Client of type `retail`: a person or family. */
export class RetailClient extends IntersectionType(ClientRecord, CommonFields, PersonFields) {
  @ApiProperty({ enum: ['retail'] }) type: 'retail';
}

/** Client of type `professional`: a self-employed person. */
export class ProfessionalClient extends IntersectionType(ClientRecord, CommonFields, PersonFields, BusinessFields, ProfessionFields) {
  @ApiProperty({ enum: ['professional'] }) type: 'professional';
}

/** Client of type `corporate`: a company. */
export class CorporateClient extends IntersectionType(ClientRecord, CommonFields, BusinessFields, CompanyFields) {
  @ApiProperty({ enum: ['corporate'] }) type: 'corporate';
}

export type ClientDto = RetailClient | ProfessionalClient | CorporateClient;
export const CLIENT_CLASSES = { retail: RetailClient, professional: ProfessionalClient, corporate: CorporateClient } as const;

/** Fields of a request; a field that the client's type does not have is a 422. Omitted fields stay, `null` clears. */
export class ClientFields extends PartialType(
  IntersectionType(CommonFields, PersonFields, BusinessFields, ProfessionFields, CompanyFields),
) {
  /** User responsible for the client. Requires `clients:assign` unless the caller assigns themselves, else 403. */
  @IsOptional() @IsUUID() assigneeId?: string | null;
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsUUID('all', { each: true }) tagIds?: string[];
}

/** Requires `firstName` and `lastName`, or `companyName` for type `corporate`. */
export class CreateClientDto extends ClientFields {
  /** Type of the client; cannot be changed later. */
  @IsIn(CLIENT_TYPES) @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
}

/** Merge patch (RFC 7396): omitted fields stay, `null` clears, arrays are replaced. */
export class UpdateClientDto extends ClientFields {}

export const CLIENT_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'relevance'] as const;

const NEXT_ACTIONS = ['none', 'planned'] as const;

/** Filters of the client list; a record must match all of them. */
export class ClientFilter {
  /**
   * Search words in any order: name, company, e-mail, phone, fiscal code, VAT number, Omnia code, id or at least its
   * last 8 characters. Accents, case and apostrophes are ignored; one typo is tolerated when nothing matches.
   */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @CommaSeparatedValues(CLIENT_TYPES, 'ClientType') type?: ClientType[];
  /** Ids of users, `me` for the caller, or `none` for records without an assignee. */
  @CommaSeparatedPeople('none', 'me') assigneeId?: string[];
  @CommaSeparatedIds() tagId?: string[];
  @CommaSeparatedIds() createdById?: string[];
  /** Earliest time of the last change, inclusive; RFC 3339. */
  @IsOptional()
  @IsInstant({ required: false })
  updatedSince?: string;
  /** `none`: records without a planned action, except lost prospects. `planned`: records with one. */
  @IsOptional() @IsIn(NEXT_ACTIONS) @ApiProperty({ enum: NEXT_ACTIONS, required: false }) nextAction?: (typeof NEXT_ACTIONS)[number];
  /** Number of days, from today in Rome, within which an active or suspended contract of the record ends. */
  @IsOptional() @AsNumber() @IsInt() @Min(1) @Max(365) @ApiProperty({ type: 'integer', required: false }) contractEndsWithin?: number;
}

/** Filters of the client list, optionally based on a saved view. */
export class ClientListFilter extends ClientFilter {
  /** Saved view to apply; parameters of the request override its criteria. An unknown view matches nothing. */
  @IsOptional() @IsUUID() viewId?: string;
}

export class ClientListQuery extends IntersectionType(ClientListFilter, PageQuery) {
  /** Disables typo tolerance in `q`. Matches exactly the records that a bulk change with this filter would change. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) exact?: boolean;
  /** Sort order; `displayName` sorts by last name. `relevance` requires `q` and is then the default. */
  @IsOptional() @IsIn(CLIENT_SORTS) @ApiProperty({ enum: CLIENT_SORTS, required: false }) sort?: (typeof CLIENT_SORTS)[number];
}

/** OpenAPI schema for `@ApiResponse`: one of these classes, with `type` as the discriminator. */
export const oneOfTypes = (classes: Record<ClientType, { name: string }>) => ({
  oneOf: Object.values(classes).map(({ name }) => ({ $ref: `#/components/schemas/${name}` })),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(Object.entries(classes).map(([type, { name }]) => [type, `#/components/schemas/${name}`])),
  },
});
/** OpenAPI schema of a client of any type. */
export const CLIENT_SCHEMA = oneOfTypes(CLIENT_CLASSES);

@ApiExtraModels(RetailClient, ProfessionalClient, CorporateClient)
export class ClientPage {
  @ApiProperty({ type: 'array', items: CLIENT_SCHEMA }) data: ClientDto[];
  page: PageDto;
}

export class ClientCount {
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
  /** Number of records, at most 10,000; a lower bound when `totalCapped` is true. */
  @ApiProperty({ type: 'integer' }) total: number;
  totalCapped: boolean;
}

export class ClientCounts {
  data: ClientCount[];
}
