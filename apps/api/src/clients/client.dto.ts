import { ApiExtraModels, ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { ArrayUnique, IsInstant } from '../core/http/fields.js';
import { AsNumber, AsTruth, CommaSeparated, CommaSeparatedIds, CommaSeparatedPeople, PageDto, PageQuery } from '../core/http/page.dto.js';
import { TagRef } from '../tags/tag.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { BusinessFields, CommonFields, CompanyFields, PersonFields, ProfessionFields } from './client-fields.dto.js';

export const CLIENT_TYPES = ['retail', 'professional', 'corporate'] as const;
export type ClientType = (typeof CLIENT_TYPES)[number];
export const CLIENT_STATUSES = ['client', 'prospect'] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];
/** A column of the prospects' board. */
export class StageRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
}

/** What the server decides. */
export class ClientRecord {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
  /** Name and surname, or the company's name, without title. */
  displayName: string;
  /** Surname first. */
  sortName: string;
  initials: string;
  tags: TagRef[];
  customFields: Record<string, unknown>;
  assignee: PersonRef | null;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) convertedAt: string | null;
  /** Of a prospect; `null` for a client. */
  pipelineStage: StageRef | null;
  /** Since when the prospect has stood in its stage. */
  @ApiProperty({ type: 'string', format: 'date-time' }) stageSince: string | null;
  /** When a prospect was lost, and why. */
  @ApiProperty({ type: 'string', format: 'date-time' }) lostAt: string | null;
  lostReason: string | null;
  /** The first day for which something is planned; `null` when nothing is. */
  @ApiProperty({ type: 'string', format: 'date' }) nextActionOn: string | null;
  /** Goes up by one at each write; the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

/** People and families. */
export class RetailClient extends IntersectionType(ClientRecord, CommonFields, PersonFields) {
  @ApiProperty({ enum: ['retail'] }) type: 'retail';
}

/** People who run a business of their own. */
export class ProfessionalClient extends IntersectionType(ClientRecord, CommonFields, PersonFields, BusinessFields, ProfessionFields) {
  @ApiProperty({ enum: ['professional'] }) type: 'professional';
}

/** Companies. */
export class CorporateClient extends IntersectionType(ClientRecord, CommonFields, BusinessFields, CompanyFields) {
  @ApiProperty({ enum: ['corporate'] }) type: 'corporate';
}

export type ClientDto = RetailClient | ProfessionalClient | CorporateClient;
export const CLIENT_CLASSES = { retail: RetailClient, professional: ProfessionalClient, corporate: CorporateClient } as const;

/** Every field that a request may carry; which of them a client has depends on its type. Left out stays, `null` clears. */
export class ClientFields extends PartialType(
  IntersectionType(CommonFields, PersonFields, BusinessFields, ProfessionFields, CompanyFields),
) {
  /** Needs the permission to assign, unless it is the caller. */
  @IsOptional() @IsUUID() assigneeId?: string | null;
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsUUID('all', { each: true }) tagIds?: string[];
}

/** `firstName` and `lastName`, or `companyName`, are required. */
export class CreateClientDto extends ClientFields {
  /** Fixed from now on. */
  @IsIn(CLIENT_TYPES) @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
}

/** RFC 7396: what is left out stays, `null` clears, arrays are replaced. */
export class UpdateClientDto extends ClientFields {}

export const CLIENT_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'relevance'] as const;

const NEXT_ACTIONS = ['none', 'planned'] as const;

/** What narrows a list of clients. */
export class ClientFilter {
  /**
   * Words in any order: name, company, e-mail, phone, fiscal code, VAT number, Omnia code, id or its last 8
   * characters or more. Accents, case and apostrophes do not matter; one slip is forgiven when nothing matches.
   */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional()
  @CommaSeparated()
  @IsIn(CLIENT_TYPES, { each: true })
  @ApiProperty({ type: [String], enum: CLIENT_TYPES, enumName: 'ClientType', required: false })
  type?: ClientType[];
  /** Ids of people, `me`, or `none`. */
  @CommaSeparatedPeople('none', 'me') assigneeId?: string[];
  @CommaSeparatedIds() tagId?: string[];
  @CommaSeparatedIds() createdById?: string[];
  /** An instant, RFC 3339. */
  @IsOptional()
  @IsInstant({ required: false })
  updatedSince?: string;
  /** `none`: those for whom nothing is planned, but for lost prospects. `planned`: the others. */
  @IsOptional() @IsIn(NEXT_ACTIONS) @ApiProperty({ enum: NEXT_ACTIONS, required: false }) nextAction?: (typeof NEXT_ACTIONS)[number];
  /** Those with a contract in force that ends within so many days, counted from today in Rome. */
  @IsOptional() @AsNumber() @IsInt() @Min(1) @Max(365) @ApiProperty({ type: 'integer', required: false }) contractEndsWithin?: number;
}

/** The same, and a view whose criteria hold wherever no parameter says otherwise. */
export class ClientListFilter extends ClientFilter {
  @IsOptional() @IsUUID() viewId?: string;
}

export class ClientListQuery extends IntersectionType(ClientListFilter, PageQuery) {
  /** No slip is forgiven in `q`: what a change by this filter would be about. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) exact?: boolean;
  /** `displayName` sorts by surname. `relevance` needs `q`, and is the default with it. */
  @IsOptional() @IsIn(CLIENT_SORTS) @ApiProperty({ enum: CLIENT_SORTS, required: false }) sort?: (typeof CLIENT_SORTS)[number];
}

/** For `@ApiResponse`: one of these classes, told apart by `type`. */
export const oneOfTypes = (classes: Record<ClientType, { name: string }>) => ({
  oneOf: Object.values(classes).map(({ name }) => ({ $ref: `#/components/schemas/${name}` })),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(Object.entries(classes).map(([type, { name }]) => [type, `#/components/schemas/${name}`])),
  },
});
/** A client of any type. */
export const CLIENT_SCHEMA = oneOfTypes(CLIENT_CLASSES);

@ApiExtraModels(RetailClient, ProfessionalClient, CorporateClient)
export class ClientPage {
  @ApiProperty({ type: 'array', items: CLIENT_SCHEMA }) data: ClientDto[];
  page: PageDto;
}

export class ClientCount {
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
  /** At most 10,000. */
  @ApiProperty({ type: 'integer' }) total: number;
  totalCapped: boolean;
}

export class ClientCounts {
  data: ClientCount[];
}
