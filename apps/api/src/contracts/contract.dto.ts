import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { IsDay, IsLine, Money } from '../core/http/fields.js';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto, SheetRecordRef } from '../sheet/sheet-record.dto.js';

export const CONTRACT_STATUSES = ['draft', 'active', 'suspended', 'expired', 'cancelled'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];
const CONTRACT_SORTS = ['endsOn', '-endsOn', 'displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;
const NEEDED = ['coverageClass'] as const;

export class ContractFields {
  /** What it covers; text with suggestions, such as "RC auto". */
  @IsLine(100) coverageClass: string;
  @IsLine(200) company: string | null;
  @IsLine(100) policyNumber: string | null;
  @IsDay() startsOn: string | null;
  /** The last day. */
  @IsDay() endsOn: string | null;
  /** Of each payment. */
  @IsObject() @ValidateNested() @Type(() => Money) premium: Money | null;
  /** Text; suggested are `monthly`, `quarterly`, `semiannual`, `annual` and `single`. */
  @IsLine(50) premiumFrequency: string | null;
  @IsObject() @ValidateNested() @Type(() => Money) sumInsured: Money | null;
  @IsObject() @ValidateNested() @Type(() => Money) excess: Money | null;
  @IsIn(CONTRACT_STATUSES) @ApiProperty({ enum: CONTRACT_STATUSES, enumName: 'ContractStatus' }) status: ContractStatus;
  /** So many days before its end the renewal is announced, once; 30 when left empty. */
  @IsInt() @Min(0) @Max(365) @ApiProperty({ type: 'integer' }) renewalNoticeDays: number | null;
  /** The site of the same client that it covers. */
  @IsUUID() siteId: string | null;
  /** The installation of the same client that it covers. */
  @IsUUID() installationId: string | null;
  @IsString() @Length(1, 10_000) notes: string | null;
}

export class CreateContractDto extends IntersectionType(PickType(ContractFields, NEEDED), PartialType(OmitType(ContractFields, NEEDED))) {}

/** RFC 7396: what is left out stays, `null` clears. */
export class UpdateContractDto extends PartialType(ContractFields) {}

export class ContractDto extends IntersectionType(SheetRecordDto, ContractFields) {
  site: SheetRecordRef | null;
  installation: SheetRecordRef | null;
}

export class ContractPage {
  data: ContractDto[];
  page: PageDto;
}

/** The end sorts first: what ends soonest is what one looks for. */
export class ContractQuery extends SheetQuery {
  @IsOptional()
  @IsIn(CONTRACT_SORTS)
  @ApiProperty({ enum: CONTRACT_SORTS, required: false })
  sort?: (typeof CONTRACT_SORTS)[number];
}

/** Ends of the contracts of all clients that the caller sees. */
export class ContractExpiryQuery extends PageQuery {
  /** Days, both included. */
  @IsOptional() @IsDay() endsFrom?: string;
  @IsOptional() @IsDay() endsTo?: string;
}

export class ContractExpiry {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  client: SheetRecordRef;
  coverageClass: string;
  company: string | null;
  policyNumber: string | null;
  @ApiProperty({ type: 'string', format: 'date' }) endsOn: string;
  @ApiProperty({ enum: CONTRACT_STATUSES, enumName: 'ContractStatus' }) status: ContractStatus;
  premium: Money | null;
}

export class ContractExpiryPage {
  data: ContractExpiry[];
  page: PageDto;
}
