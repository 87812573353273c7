import { ApiProperty, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { IsInstant } from '../core/http/fields.js';
import { AsTruth, CommaSeparatedValues, PageDto, PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import {
  CONSENT_ACTIONS,
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  STAFF_CHANNELS,
  type ConsentAction,
  type ConsentChannel,
  type ConsentPurpose,
} from './consent.entity.js';

export class ConsentTextDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: CONSENT_PURPOSES, enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  @ApiProperty({ type: 'integer' }) version: number;
  text: string;
}

export class ConsentTextList {
  /** Every version; the first one of a purpose is its current text. */
  data: ConsentTextDto[];
}

/** Proof that a consent was given. */
export class ConsentEvidence {
  /** Document about the client. */
  @ApiProperty({ type: 'string', format: 'uuid', required: false }) documentId?: string;
  @ApiProperty({ type: 'string', format: 'uuid', required: false }) questionnaireId?: string;
  @ApiProperty({ type: 'string', format: 'uuid', required: false }) communicationId?: string;
  note?: string;
}

export class ConsentDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) clientId: string;
  @ApiProperty({ enum: CONSENT_PURPOSES, enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  @ApiProperty({ enum: CONSENT_ACTIONS, enumName: 'ConsentAction' }) action: ConsentAction;
  /** When the client gave or withdrew it. */
  @ApiProperty({ type: 'string', format: 'date-time' }) at: string;
  @ApiProperty({ enum: CONSENT_CHANNELS, enumName: 'ConsentChannel' }) channel: ConsentChannel;
  /** Text that the client consented to; `null` for a withdrawal without one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) textId: string | null;
  evidence: ConsentEvidence;
  recordedBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) recordedAt: string;
}

export class ConsentPage {
  data: ConsentDto[];
  page: PageDto;
}

export class ConsentQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {
  @IsOptional() @IsUUID() clientId?: string;
  @CommaSeparatedValues(CONSENT_PURPOSES, 'ConsentPurpose') purpose?: ConsentPurpose[];
  @IsOptional()
  @IsIn(CONSENT_ACTIONS)
  @ApiProperty({ enum: CONSENT_ACTIONS, enumName: 'ConsentAction', required: false })
  action?: ConsentAction;
  /** `true` for the last entry of each purpose of a client, which is its state; `false` for earlier ones. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) current?: boolean;
}

export class GivenEvidence {
  /** Document about the client, such as the signed form. */
  @IsOptional() @IsUUID() documentId?: string | null;
  @IsOptional() @IsString() @Length(1, 1_000) note?: string | null;
}

export class RecordConsentDto {
  @IsIn(CONSENT_PURPOSES) @ApiProperty({ enum: CONSENT_PURPOSES, enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  @IsIn(CONSENT_ACTIONS) @ApiProperty({ enum: CONSENT_ACTIONS, enumName: 'ConsentAction' }) action: ConsentAction;
  /** When the client gave or withdrew it, not in the future; now unless given. */
  @IsOptional() @IsInstant({ required: false }) at?: string | null;
  /** Channels of the client's own actions, such as `questionnaire`, are recorded by the product alone. */
  @IsIn(STAFF_CHANNELS) @ApiProperty({ enum: STAFF_CHANNELS, enumName: 'StaffConsentChannel' }) channel: (typeof STAFF_CHANNELS)[number];
  /** Text of the purpose; for a consent the current one unless given. */
  @IsOptional() @IsUUID() textId?: string | null;
  /** Required for a consent, with a document or a note. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => GivenEvidence) evidence?: GivenEvidence | null;
}
