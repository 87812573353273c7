import { applyDecorators } from '@nestjs/common';
import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { rule } from '../core/http/fields.js';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';

const MAX_TEXT = 50_000;
const IsNoticeText = () =>
  applyDecorators(
    ApiProperty({ type: 'string', minLength: 1, maxLength: MAX_TEXT }),
    IsString(),
    MaxLength(MAX_TEXT),
    rule('blank', 'must not be blank', (value) => typeof value === 'string' && value.trim() !== ''),
  );

/** Plain text: blank lines separate paragraphs, and a line that begins with `# ` is a heading. */
export class PublishPrivacyNoticeDto {
  /** Information on the processing of personal data (GDPR, article 13). */
  @IsNoticeText() notice: string;
  /** Terms under which a questionnaire is filled in. */
  @IsNoticeText() terms: string;
}

/** A published version without its texts. */
export class PrivacyNoticeSummary {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Number of the version, from 1. */
  @ApiProperty({ type: 'integer' }) version: number;
  /** SHA-256 in hexadecimal of the notice, a line feed and the terms, in UTF-8. */
  sha256: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) publishedAt: string;
  publishedBy: PersonRef;
}

export class PrivacyNoticeDto extends PrivacyNoticeSummary {
  notice: string;
  terms: string;
}

export class PrivacyNoticePage {
  data: PrivacyNoticeSummary[];
  page: PageDto;
}

export class PrivacyNoticeQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

const REQUIRED_DETAILS = ['address', 'email', 'phone'] as const;
/** Details of the agency without which no notice can be published. */
export type RequiredDetail = (typeof REQUIRED_DETAILS)[number];

/** Texts to begin with, filled from the details of the agency. */
export class ProposedPrivacyNotice {
  notice: string;
  terms: string;
  /** Details of the agency that must be entered before a notice can be published. */
  @ApiProperty({ enum: REQUIRED_DETAILS, enumName: 'RequiredAgencyDetail', isArray: true }) missing: RequiredDetail[];
}
