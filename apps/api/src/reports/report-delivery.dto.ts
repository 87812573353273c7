import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { IsLine, IsMailAddress } from '../core/http/fields.js';
import { ReportDetailDto } from './report-detail.dto.js';
import { DELIVERY_CHANNELS, REPORT_KINDS, type DeliveryChannel, type ReportKind } from './report.entity.js';

export class DeliverReportDto {
  /** `mail` sends the link of the report, `link` returns it. */
  @IsIn(DELIVERY_CHANNELS) @ApiProperty({ enum: DELIVERY_CHANNELS, enumName: 'DeliveryChannel' }) channel: DeliveryChannel;
  /** Required for `mail`. */
  @IsOptional() @IsMailAddress() email?: string | null;
}

export class DeliveredReportDto extends ReportDetailDto {
  /** Link for the client, if the channel is `link`. */
  link: string | null;
}

/** `hand`: on paper, which the agency keeps. */
export const ACKNOWLEDGE_METHODS = ['hand', 'drawn', 'typed'] as const;

export class AcknowledgeReportDto {
  @IsIn(ACKNOWLEDGE_METHODS)
  @ApiProperty({ enum: ACKNOWLEDGE_METHODS, enumName: 'AcknowledgeMethod' })
  method: (typeof ACKNOWLEDGE_METHODS)[number];
  @IsLine(200) signerName: string;
  /** Drawing as a PNG in a data URL; required when `method` is `drawn`, to be omitted otherwise. 422 for an empty drawing. */
  @IsOptional() @MaxLength(700_000) @Matches(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/) image?: string | null;
}

export class PublicReportAgency {
  name: string;
}

/** Report as its link shows it to the client. */
export class PublicReportDto {
  agency: PublicReportAgency;
  @ApiProperty({ enum: REPORT_KINDS, enumName: 'ReportKind' }) kind: ReportKind;
  @ApiProperty({ type: 'string', format: 'date-time' }) deliveredAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) acknowledgedAt: string | null;
}
