import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { BirthPlace, GENDERS } from './client-fields.dto.js';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientStatus, type ClientType } from './client.dto.js';

/** Fields of a form that is still being filled in: incomplete values are accepted, never refused with a 422. */
export class CheckClientDto {
  /** Record being edited, so that it is not reported as its own duplicate. 422 when it is not visible. */
  @IsOptional() @IsUUID() clientId?: string | null;
  @IsOptional() @IsIn(CLIENT_TYPES) @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType', required: false }) type?: ClientType | null;
  @IsOptional() @IsString() @MaxLength(200) firstName?: string | null;
  @IsOptional() @IsString() @MaxLength(200) lastName?: string | null;
  @IsOptional() @IsString() @MaxLength(200) companyName?: string | null;
  /** Date as `YYYY-MM-DD`. */
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

/** Result of checking a VAT number, an IBAN or a phone number. */
export class CheckedNumber {
  valid: boolean;
  /** Normalized form, as it would be stored; `null` when it is not valid. */
  value: string | null;
}

/** Disagreement between the fiscal code and another field. Only a warning, because valid codes with oddities exist. */
export class FiscalCodeMismatchDto {
  /** Field of the form: `fiscalCode`, `firstName`, `lastName`, `birthDate`, `gender` or `birthPlace`. */
  field: string;
  /**
   * Errors in the code itself: `characters`, `length`, `names`, `birth-date`, `birth-place`, `check-character`.
   * Disagreements: `last-name-differs`, `names-swapped`, `first-name-differs`, `birth-date-differs`, `gender-differs`,
   * `birth-place-differs`, `birth-place-unknown`, `birth-place-not-then`.
   */
  code: string;
  /** Value according to the code; `null` for an error in the code itself. */
  expected: string | null;
}

/** Data encoded in a fiscal code, and its disagreements with the other fields. */
export class CheckedFiscalCode {
  /** Whether such a code can exist. If not, and for a company's code, the encoded data is `null`. */
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
  /** Likelihood that both records are the same person or company, from 0 to 1. */
  score: number;
}

/** Results per field; `null` for a field that was not sent. */
export class ClientCheck {
  fiscalCode: CheckedFiscalCode | null;
  vatNumber: CheckedNumber | null;
  iban: CheckedNumber | null;
  phone: CheckedNumber | null;
  /** Possible duplicates among the records visible to the caller, likeliest first; at most ten. */
  duplicates: Duplicate[];
}
