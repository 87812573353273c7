import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { IsDay, IsInstant, IsLine } from '../core/http/fields.js';
import { SIGNATURE_METHODS, type SignatureMethod } from './signature.entity.js';

export class SignInterventionDto {
  @IsIn(SIGNATURE_METHODS) @ApiProperty({ enum: SIGNATURE_METHODS, enumName: 'SignatureMethod' }) method: SignatureMethod;
  @IsLine(200) signerName: string;
  /** The drawing, a PNG as a data URL; needed when it is `drawn`, and nothing when it is `typed`. An empty one is refused. */
  @IsOptional() @MaxLength(700_000) @Matches(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/) image?: string | null;
  /** When it was given, by the clock of the device, where it is sent later because there was no network. The report says both. */
  @IsOptional() @IsInstant({ required: false }) capturedAt?: string;
}

/** A report that was signed on a device and thrown away there before it was sent. */
export class DiscardedReportDto {
  @IsDay() performedOn: string;
  @IsOptional() @IsLine(100) kind?: string | null;
  @IsLine(200) signerName: string;
  /** By the clock of the device. */
  @IsInstant({ required: true }) signedAt: string;
}

export class InterventionReport {
  @ApiProperty({ type: 'string', format: 'uuid' }) documentId: string;
  /** Of its latest version. One that was composed of the fields is called "Rapporto" and the day. */
  fileName: string;
  @ApiProperty({ type: 'integer' }) versionNumber: number;
  /** Of its latest version, in hexadecimal digits. */
  sha256: string;
}

export class InterventionSignature {
  @ApiProperty({ enum: SIGNATURE_METHODS, enumName: 'SignatureMethod' }) method: SignatureMethod;
  signerName: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) signedAt: string;
  /** Of the signed file: what `POST /public/verify-document` knows. */
  sha256: string;
}

export class VerifyDocumentDto {
  /** Of a whole file, in hexadecimal digits. */
  @Matches(/^[0-9a-fA-F]{64}$/) sha256: string;
}

export class DocumentVerification {
  /** Whether this very file was signed here. */
  genuine: boolean;
  @ApiProperty({ type: 'string', format: 'date-time' }) signedAt: string | null;
}
