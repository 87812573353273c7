import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { IsDay, IsLine, Money } from '../../core/http/fields.js';
import { PageDto, PageQuery } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto, SheetRecordRef } from '../sheet-record.dto.js';

export const CONTRACT_STATUSES = ['draft', 'active', 'suspended', 'expired', 'cancelled'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];
const CONTRACT_SORTS = ['endsOn', '-endsOn', 'displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;
const NEEDED = ['coverageClass'] as const;

export class ContractFields {
  /** Kind of cover: one of the codes of coverage classes, such as `motor_liability`, or free text. */
  @IsLine(100) coverageClass: string;
  @IsLine(200) company: string | null;
  @IsLine(100) policyNumber: string | null;
  @IsDay() startsOn: string | null;
  /** Last day of the contract (inclusive). */
  @IsDay() endsOn: string | null;
  /** Premium of each payment. */
  @IsObject() @ValidateNested() @Type(() => Money) premium: Money | null;
  /** Free text; suggested values are `monthly`, `quarterly`, `semiannual`, `annual` and `single`. */
  @IsLine(50) premiumFrequency: string | null;
  @IsObject() @ValidateNested() @Type(() => Money) sumInsured: Money | null;
  @IsObject() @ValidateNested() @Type(() => Money) excess: Money | null;
  @IsIn(CONTRACT_STATUSES) @ApiProperty({ enum: CONTRACT_STATUSES, enumName: 'ContractStatus' }) status: ContractStatus;
  /** Days before the end at which the renewal is planned, once for each end; 30 when `null`. */
  @IsInt() @Min(0) @Max(365) @ApiProperty({ type: 'integer' }) renewalNoticeDays: number | null;
  /** Covered site; must belong to the same client. */
  @IsUUID() siteId: string | null;
  /** Covered installation; must belong to the same client. */
  @IsUUID() installationId: string | null;
  @IsString() @Length(1, 10_000) notes: string | null;
}

export class CreateContractDto extends IntersectionType(PickType(ContractFields, NEEDED), PartialType(OmitType(ContractFields, NEEDED))) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateContractDto extends PartialType(ContractFields) {}

export class ContractDto extends IntersectionType(SheetRecordDto, ContractFields) {
  site: SheetRecordRef | null;
  installation: SheetRecordRef | null;
}

export class ContractPage {
  data: ContractDto[];
  page: PageDto;
}

/** Query of the contracts of a client, by default sorted by end date, soonest first. */
export class ContractQuery extends SheetQuery {
  @IsOptional()
  @IsIn(CONTRACT_SORTS)
  @ApiProperty({ enum: CONTRACT_SORTS, required: false })
  sort?: (typeof CONTRACT_SORTS)[number];
}

/** Query of contract ends over all clients that the caller can see. */
export class ContractExpiryQuery extends PageQuery {
  /** First end date, inclusive; today if omitted. `endsTo` is the last one, inclusive; no limit if omitted. */
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
