import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { BirthPlace, GENDERS } from './client-fields.dto.js';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientStatus, type ClientType } from './client.dto.js';

/** Fields as they stand in a form that is being filled in: half a code is no mistake of the request. */
export class CheckClientDto {
  /** The record that is being edited: it is no duplicate of itself. */
  @IsOptional() @IsUUID() clientId?: string | null;
  @IsOptional() @IsIn(CLIENT_TYPES) @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType', required: false }) type?: ClientType | null;
  @IsOptional() @IsString() @MaxLength(200) firstName?: string | null;
  @IsOptional() @IsString() @MaxLength(200) lastName?: string | null;
  @IsOptional() @IsString() @MaxLength(200) companyName?: string | null;
  /** `YYYY-MM-DD` */
  @IsOptional() @IsString() @MaxLength(20) birthDate?: string | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => BirthPlace) birthPlace?: BirthPlace | null;
  @IsOptional() @IsIn(GENDERS) @ApiProperty({ enum: GENDERS, enumName: 'Gender', required: false }) gender?:
    | (typeof GENDERS)[number]
    | null;
  @IsOptional() @IsString() @MaxLength(100) fiscalCode?: string | null;
  @IsOptional() @IsString() @MaxLength(100) vatNumber?: string | null;
  @IsOptional() @IsString() @MaxLength(100) iban?: string | null;
  @IsOptional() @IsString() @MaxLength(100) phone?: string | null;
  @IsOptional() @IsString() @MaxLength(254) email?: string | null;
}

/** A number as it would be kept. */
export class CheckedNumber {
  valid: boolean;
  /** Its stored form; `null` when it is not valid. */
  value: string | null;
}

/** One thing in which the code and the other fields do not agree: a warning, because people with odd codes exist. */
export class FiscalCodeMismatchDto {
  /** Of the form: `fiscalCode`, `firstName`, `lastName`, `birthDate`, `gender`, `birthPlace`. */
  field: string;
  /**
   * Of the code itself: `characters`, `length`, `names`, `birth-date`, `birth-place`, `check-character`; else
   * `last-name-differs`, `names-swapped`, `first-name-differs`, `birth-date-differs`, `gender-differs`,
   * `birth-place-differs`, `birth-place-unknown`, `birth-place-not-then`.
   */
  code: string;
  /** What the code says; `null` for what is wrong with the code itself. */
  expected: string | null;
}

/** What a fiscal code says, and where the other fields say otherwise. */
export class CheckedFiscalCode {
  /** Whether such a code can exist. What it says is `null` for a company's, and for one that cannot. */
  valid: boolean;
  @ApiProperty({ type: 'string', format: 'date' }) birthDate: string | null;
  @ApiProperty({ enum: GENDERS, enumName: 'Gender' }) gender: (typeof GENDERS)[number] | null;
  birthPlace: BirthPlace | null;
  mismatches: FiscalCodeMismatchDto[];
}

export const DUPLICATE_REASONS = ['fiscal-code', 'vat-number', 'name-and-birth-date', 'email', 'phone', 'name'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export class DuplicateClient {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  initials: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
  @ApiProperty({ type: 'string', format: 'date' }) birthDate: string | null;
  city: string | null;
}

export class Duplicate {
  client: DuplicateClient;
  @ApiProperty({ type: [String], enum: DUPLICATE_REASONS, enumName: 'DuplicateReason' }) reasons: DuplicateReason[];
  /** How likely it is the same, from 0 to 1. */
  score: number;
}

/** `null` for what was not sent. */
export class ClientCheck {
  fiscalCode: CheckedFiscalCode | null;
  vatNumber: CheckedNumber | null;
  iban: CheckedNumber | null;
  phone: CheckedNumber | null;
  /** Only among what the caller sees, the likeliest first, ten at most. */
  duplicates: Duplicate[];
}
