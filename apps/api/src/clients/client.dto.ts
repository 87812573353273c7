import { ApiExtraModels, ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsISO31661Alpha2, IsISO8601, IsObject, IsOptional,
  IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested,
} from 'class-validator';
import { CommaSeparated, PageDto, PageQuery } from '../core/http/page.dto.js';
import { IsDay, IsLine, Money } from '../core/http/fields.js';
import { PersonRef } from '../users/user.dto.js';
import { TagRef } from '../tags/tag.dto.js';
import { IsFiscalCode, IsPhone, IsVatNumber } from './client.validators.js';

export const CLIENT_TYPES = ['retail', 'professional', 'corporate'] as const;
export type ClientType = (typeof CLIENT_TYPES)[number];
export const CLIENT_STATUSES = ['client', 'prospect'] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];
export const GENDERS = ['male', 'female'] as const;
export const MARITAL_STATUSES = ['single', 'married', 'civil_union', 'separated', 'divorced', 'widowed'] as const;
export const RELATIONS = ['spouse', 'partner', 'child', 'parent', 'sibling', 'other'] as const;

/** A street address; every part may be missing. */
export class Address {
  @IsOptional() @IsLine(200) street?: string | null;
  @IsOptional() @IsLine(20) streetNumber?: string | null;
  @IsOptional() @IsLine(12) postalCode?: string | null;
  @IsOptional() @IsLine(100) city?: string | null;
  @IsOptional() @IsLine(50) province?: string | null;
  /** ISO 3166-1 alpha-2. */
  @IsOptional() @IsISO31661Alpha2() country?: string | null;
}

export class BirthPlace {
  @IsOptional() @IsLine(100) name?: string | null;
  @IsOptional() @IsLine(50) province?: string | null;
  @IsOptional() @IsISO31661Alpha2() country?: string | null;
  /** The code by which the tax office knows the municipality or the foreign state, such as `L219`. */
  @IsOptional() @Matches(/^[A-Z]\d{3}$/) belfioreCode?: string | null;
}

export class LabelledEmail {
  @IsEmail() @MaxLength(254) value: string;
  @IsOptional() @IsLine(50) label?: string | null;
}

export class LabelledPhone {
  @IsPhone() value: string;
  @IsOptional() @IsLine(50) label?: string | null;
}

export class HouseholdMember {
  @IsLine(100) firstName: string;
  @IsOptional() @IsLine(100) lastName?: string | null;
  @IsIn(RELATIONS) @ApiProperty({ enum: RELATIONS, enumName: 'Relation' }) relation: (typeof RELATIONS)[number];
  @IsOptional() @IsDay() birthDate?: string | null;
  @IsOptional() @IsFiscalCode() fiscalCode?: string | null;
  /** Fiscally dependent on the client. */
  @IsOptional() @IsBoolean() dependent?: boolean | null;
}

export class Household {
  /** The client included. */
  @IsOptional() @IsInt() @Min(1) @Max(50) @ApiProperty({ type: 'integer' }) size?: number | null;
  @IsOptional() @IsArray() @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => HouseholdMember) members?: HouseholdMember[];
}

// A field of the client is declared once, here, in the class of the types that have it: the requests, the
// responses, the 422 for a field of another type and the timeline all follow from these four classes.

/** Fields that a client of any type has. */
export class CommonFields {
  @IsEmail() @MaxLength(254) @Transform(({ value }) => lowerCase(value)) email: string | null;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => LabelledEmail) emails: LabelledEmail[];
  /** Certified e-mail. */
  @IsEmail() @MaxLength(254) @Transform(({ value }) => lowerCase(value)) pec: string | null;
  /** Kept in E.164; numbers without a country are Italian. */
  @IsPhone() phone: string | null;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => LabelledPhone) phones: LabelledPhone[];
  @IsObject() @ValidateNested() @Type(() => Address) address: Address | null;
  /** 16 characters for a person, 11 digits for a company. Not unique. */
  @IsFiscalCode() fiscalCode: string | null;
  /** Where electronic invoices go: 7 characters, 6 for a public administration. */
  @Matches(/^[A-Z0-9]{6,7}$/) sdiCode: string | null;
  /** Plain text for the agency's own use; never sent to the client. */
  @IsString() @Length(1, 10_000) notes: string | null;
  /** The record's code in Omnia. Unique among the agency's live records, whatever its case. */
  @IsLine(64) @Transform(({ value }) => trimmed(value)) omniaCode: string | null;
  @IsObject() @ValidateNested() @Type(() => Money) expectedValue: Money | null;
  /** How the client came to the agency. */
  @IsLine(100) source: string | null;
}

/** Fields of a natural person. */
export class PersonFields {
  /** Such as "Avv."; not part of the name. */
  @IsLine(30) title: string | null;
  @IsLine(100) firstName: string | null;
  @IsLine(100) lastName: string | null;
  @IsDay() birthDate: string | null;
  @IsObject() @ValidateNested() @Type(() => BirthPlace) birthPlace: BirthPlace | null;
  @IsIn(GENDERS) @ApiProperty({ enum: GENDERS, enumName: 'Gender' }) gender: (typeof GENDERS)[number] | null;
  @IsIn(MARITAL_STATUSES) @ApiProperty({ enum: MARITAL_STATUSES, enumName: 'MaritalStatus' })
  maritalStatus: (typeof MARITAL_STATUSES)[number] | null;
  @IsObject() @ValidateNested() @Type(() => Household) household: Household | null;
}

/** Fields of whoever runs a business. */
export class BusinessFields {
  /** The company, or the professional's studio. */
  @IsLine(200) companyName: string | null;
  /** 11 digits, without "IT". Not unique. */
  @IsVatNumber() vatNumber: string | null;
  @IsObject() @ValidateNested() @Type(() => Money) annualRevenue: Money | null;
  @IsInt() @Min(0) @Max(10_000_000) @ApiProperty({ type: 'integer' }) employeeCount: number | null;
}

export class ProfessionFields {
  @IsLine(100) profession: string | null;
  /** The register the professional belongs to; the professions of Law 4/2013 have none. */
  @IsLine(200) professionalOrder: string | null;
}

export class CompanyFields {
  @IsLine(100) legalForm: string | null;
  @IsLine(100) sector: string | null;
  /** Whom to speak with. */
  @IsLine(200) referent: string | null;
}

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
  /** Why a prospect was lost. */
  lostReason: string | null;
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
export class ClientFields extends PartialType(IntersectionType(CommonFields, PersonFields, BusinessFields, ProfessionFields, CompanyFields)) {
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

const SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'relevance'] as const;

/** What narrows a list of clients. */
export class ClientFilter {
  /**
   * Words in any order: name, company, e-mail, phone, fiscal code, VAT number, Omnia code, id or its last 8
   * characters or more. Accents, case and apostrophes do not matter; one slip is forgiven when nothing matches.
   */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @CommaSeparated() @IsIn(CLIENT_TYPES, { each: true })
  @ApiProperty({ type: [String], enum: CLIENT_TYPES, enumName: 'ClientType', required: false }) type?: ClientType[];
  /** Ids of people, or `none`. */
  @IsOptional() @CommaSeparated() @ArrayMaxSize(50) @Matches(/^(none|[0-9a-f-]{36})$/, { each: true })
  @ApiProperty({ type: [String], required: false }) assigneeId?: string[];
  @IsOptional() @CommaSeparated() @ArrayMaxSize(50) @IsUUID('all', { each: true })
  @ApiProperty({ type: [String], required: false }) tagId?: string[];
  @IsOptional() @CommaSeparated() @ArrayMaxSize(50) @IsUUID('all', { each: true })
  @ApiProperty({ type: [String], required: false }) createdById?: string[];
  /** An instant, RFC 3339. */
  @IsOptional() @IsISO8601({ strict: true, strictSeparator: true }) @ApiProperty({ type: 'string', format: 'date-time', required: false }) updatedSince?: string;
}

export class ClientListQuery extends IntersectionType(ClientFilter, PageQuery) {
  /** `displayName` sorts by surname. `relevance` needs `q`, and is the default with it. */
  @IsOptional() @IsIn(SORTS) @ApiProperty({ enum: SORTS, required: false }) sort?: (typeof SORTS)[number];
}

const oneOfClients = {
  oneOf: Object.values(CLIENT_CLASSES).map(({ name }) => ({ $ref: `#/components/schemas/${name}` })),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(Object.entries(CLIENT_CLASSES).map(([type, { name }]) => [type, `#/components/schemas/${name}`])),
  },
};
/** A client of any type, for `@ApiResponse`. */
export const CLIENT_SCHEMA = oneOfClients;

@ApiExtraModels(RetailClient, ProfessionalClient, CorporateClient)
export class ClientPage {
  @ApiProperty({ type: 'array', items: oneOfClients }) data: ClientDto[];
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

function lowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
