import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { IsDay, IsInstant, IsLine } from '../../core/http/fields.js';
import { SIGNATURE_METHODS, type SignatureMethod } from './signature.entity.js';

export class SignInterventionDto {
  @IsIn(SIGNATURE_METHODS) @ApiProperty({ enum: SIGNATURE_METHODS, enumName: 'SignatureMethod' }) method: SignatureMethod;
  @IsLine(200) signerName: string;
  /** Drawing as a PNG in a data URL; required when `method` is `drawn`, to be omitted when it is `typed`. 422 for an empty drawing. */
  @IsOptional() @MaxLength(700_000) @Matches(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/) image?: string | null;
  /** Time of the signature by the device's clock, if it is sent later because the device was offline. The report states both times. */
  @IsOptional() @IsInstant({ required: false }) capturedAt?: string;
}

/** A report that was signed on a device and discarded there before it was sent. */
export class DiscardedReportDto {
  @IsDay() performedOn: string;
  @IsOptional() @IsLine(100) kind?: string | null;
  @IsLine(200) signerName: string;
  /** Time of the signature by the device's clock. */
  @IsInstant({ required: true }) signedAt: string;
}

export class InterventionReport {
  @ApiProperty({ type: 'string', format: 'uuid' }) documentId: string;
  /** File name of the latest version. A composed report is named "Rapporto" and the day. */
  fileName: string;
  @ApiProperty({ type: 'integer' }) versionNumber: number;
  /** SHA-256 of the latest version, in hexadecimal digits. */
  sha256: string;
}

export class InterventionSignature {
  @ApiProperty({ enum: SIGNATURE_METHODS, enumName: 'SignatureMethod' }) method: SignatureMethod;
  signerName: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) signedAt: string;
  /** SHA-256 of the signed file; `POST /public/verify-document` recognises it. */
  sha256: string;
}

export class VerifyDocumentDto {
  /** SHA-256 of the whole file, in hexadecimal digits. */
  @Matches(/^[0-9a-fA-F]{64}$/) sha256: string;
}

export class DocumentVerification {
  /** Whether exactly this file was signed here. */
  genuine: boolean;
  @ApiProperty({ type: 'string', format: 'date-time' }) signedAt: string | null;
}
