import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { IsDay, IsLine } from '../../core/http/fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto, SheetRecordRef } from '../sheet-record.dto.js';
import { PersonRef } from '../../users/user.dto.js';
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
  /** Day of the work; must not be in the future. Planned work is a CRM action. */
  @IsDay() performedOn: string;
  /** Kind of intervention; free text with suggestions, such as "Manutenzione". */
  @IsLine(100) kind: string | null;
  /** Installation that was worked on; must belong to the same client. */
  @IsUUID() installationId: string | null;
  /** Site of the work; must belong to the same client. */
  @IsUUID() siteId: string | null;
  /** User of the agency who did the work. */
  @IsUUID() technicianId: string | null;
  @IsInt() @Min(0) @Max(100_000) @ApiProperty({ type: 'integer' }) durationMinutes: number | null;
  /** Description of the work. */
  @IsString() @Length(1, 10_000) description: string | null;
  @IsString() @Length(1, 10_000) materials: string | null;
}

export class CreateInterventionDto extends IntersectionType(
  PickType(InterventionFields, NEEDED),
  PartialType(OmitType(InterventionFields, NEEDED)),
) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateInterventionDto extends PartialType(InterventionFields) {}

export class InterventionDto extends IntersectionType(SheetRecordDto, InterventionFields) {
  installation: SheetRecordRef | null;
  site: SheetRecordRef | null;
  technician: PersonRef | null;
  report: InterventionReport | null;
  /** Signature of the latest version of the report, or `null`. A signed report changes only through a new version. */
  signature: InterventionSignature | null;
}

export class InterventionPage {
  data: InterventionDto[];
  page: PageDto;
}

/** Query of the interventions of a client, by default latest first. */
export class InterventionQuery extends SheetQuery {
  @IsOptional()
  @IsIn(INTERVENTION_SORTS)
  @ApiProperty({ enum: INTERVENTION_SORTS, required: false })
  sort?: (typeof INTERVENTION_SORTS)[number];
}
