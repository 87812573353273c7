import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Address } from '../core/http/address.dto.js';
import { IsCountry, IsDay, IsLine, IsMailAddress, lowerCase, Money } from '../core/http/fields.js';
import { IsFiscalCode, IsPhone, IsVatNumber } from '../core/http/italian-fields.js';

export const GENDERS = ['male', 'female'] as const;
export const MARITAL_STATUSES = ['single', 'married', 'civil_union', 'separated', 'divorced', 'widowed'] as const;
export const RELATIONS = ['spouse', 'partner', 'child', 'parent', 'sibling', 'other'] as const;

export class BirthPlace {
  @IsOptional() @IsLine(100) name?: string | null;
  @IsOptional() @IsLine(50) province?: string | null;
  @IsOptional() @IsCountry() country?: string | null;
  /** Tax office (Belfiore) code of the municipality or foreign state, such as `L219`. */
  @IsOptional() @Matches(/^[A-Z]\d{3}$/) belfioreCode?: string | null;
}

export class LabelledEmail {
  @IsMailAddress() value: string;
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
  /** Whether the member is fiscally dependent on the client. */
  @IsOptional() @IsBoolean() dependent?: boolean | null;
  /** Id of the member's own client record; returned only to callers who can see that record. */
  @IsOptional() @IsUUID() clientId?: string | null;
}

export class Household {
  /** Number of members, the client included. */
  @IsOptional() @IsInt() @Min(1) @Max(50) @ApiProperty({ type: 'integer' }) size?: number | null;
  /** Members other than the client. Send `[]` to remove all. */
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(30)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => HouseholdMember)
  members?: HouseholdMember[];
}

// Each client field is declared once, in the class of the client types that have it. Requests, responses, the 422 for
// a field of another type and the timeline are all derived from these classes.

/** Fields of every client type. */
export class CommonFields {
  @IsMailAddress() @Transform(({ value }) => lowerCase(value)) email: string | null;
  @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => LabelledEmail) emails: LabelledEmail[];
  /** Certified e-mail address (PEC). */
  @IsMailAddress() @Transform(({ value }) => lowerCase(value)) pec: string | null;
  /** Phone number, stored in E.164; a number without a country prefix is taken as Italian. */
  @IsPhone() phone: string | null;
  @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => LabelledPhone) phones: LabelledPhone[];
  @IsObject() @ValidateNested() @Type(() => Address) address: Address | null;
  /** Italian fiscal code: 16 characters for a person, 11 digits for a company. Not unique. */
  @IsFiscalCode() fiscalCode: string | null;
  /** Recipient code for electronic invoices: 7 characters, 6 for a public administration. */
  @Matches(/^[A-Z0-9]{6,7}$/) sdiCode: string | null;
  /** Internal notes in plain text; never sent to the client. */
  @IsString() @Length(1, 10_000) notes: string | null;
  /** Code of the record in Omnia; unique among the agency's active records, ignoring case. */
  @IsLine(64) @Transform(({ value }) => trimmed(value)) omniaCode: string | null;
  @IsObject() @ValidateNested() @Type(() => Money) expectedValue: Money | null;
  /** Origin of the client: how it came to the agency. */
  @IsLine(100) source: string | null;
}

/** Fields of a natural person. */
export class PersonFields {
  /** Title such as "Avv."; not part of the name. */
  @IsLine(30) title: string | null;
  @IsLine(100) firstName: string | null;
  @IsLine(100) lastName: string | null;
  @IsDay() birthDate: string | null;
  @IsObject() @ValidateNested() @Type(() => BirthPlace) birthPlace: BirthPlace | null;
  @IsIn(GENDERS) @ApiProperty({ enum: GENDERS, enumName: 'Gender' }) gender: (typeof GENDERS)[number] | null;
  @IsIn(MARITAL_STATUSES)
  @ApiProperty({ enum: MARITAL_STATUSES, enumName: 'MaritalStatus' })
  maritalStatus: (typeof MARITAL_STATUSES)[number] | null;
  @IsObject() @ValidateNested() @Type(() => Household) household: Household | null;
}

/** Fields of clients that run a business. */
export class BusinessFields {
  /** Name of the company, or of the professional's firm. */
  @IsLine(200) companyName: string | null;
  /** Italian VAT number: 11 digits, stored without "IT". Not unique. */
  @IsVatNumber() vatNumber: string | null;
  @IsObject() @ValidateNested() @Type(() => Money) annualRevenue: Money | null;
  @IsInt() @Min(0) @Max(10_000_000) @ApiProperty({ type: 'integer' }) employeeCount: number | null;
}

export class ProfessionFields {
  @IsLine(100) profession: string | null;
  /** Professional register the client belongs to; professions under Law 4/2013 have none. */
  @IsLine(200) professionalOrder: string | null;
}

export class CompanyFields {
  @IsLine(100) legalForm: string | null;
  @IsLine(100) sector: string | null;
  /** Contact person at the company. */
  @IsLine(200) referent: string | null;
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
