import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { IsDay, IsLine } from '../core/http/fields.js';
import { PageDto } from '../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto, SheetRecordRef } from '../sheet/sheet-record.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { InterventionReport, InterventionSignature } from './signature.dto.js';

const INTERVENTION_SORTS = [
  'performedOn',
  '-performedOn',
  'displayName',
  '-displayName',
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
] as const;
const NEEDED = ['performedOn'] as const;

export class InterventionFields {
  /** Not in the future: what is planned is an action. */
  @IsDay() performedOn: string;
  /** Text with suggestions, such as "Manutenzione". */
  @IsLine(100) kind: string | null;
  /** An installation of the same client. */
  @IsUUID() installationId: string | null;
  /** A site of the same client. */
  @IsUUID() siteId: string | null;
  /** Somebody of the agency. */
  @IsUUID() technicianId: string | null;
  @IsInt() @Min(0) @Max(100_000) @ApiProperty({ type: 'integer' }) durationMinutes: number | null;
  /** The work that was done. */
  @IsString() @Length(1, 10_000) description: string | null;
  @IsString() @Length(1, 10_000) materials: string | null;
}

export class CreateInterventionDto extends IntersectionType(
  PickType(InterventionFields, NEEDED),
  PartialType(OmitType(InterventionFields, NEEDED)),
) {}

/** RFC 7396: what is left out stays, `null` clears. */
export class UpdateInterventionDto extends PartialType(InterventionFields) {}

export class InterventionDto extends IntersectionType(SheetRecordDto, InterventionFields) {
  installation: SheetRecordRef | null;
  site: SheetRecordRef | null;
  technician: PersonRef | null;
  report: InterventionReport | null;
  /** Of the latest version of the report. What is signed is changed by a new version alone. */
  signature: InterventionSignature | null;
}

export class InterventionPage {
  data: InterventionDto[];
  page: PageDto;
}

/** The latest first, unless asked otherwise. */
export class InterventionQuery extends SheetQuery {
  @IsOptional()
  @IsIn(INTERVENTION_SORTS)
  @ApiProperty({ enum: INTERVENTION_SORTS, required: false })
  sort?: (typeof INTERVENTION_SORTS)[number];
}
