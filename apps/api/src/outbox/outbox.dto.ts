import { ApiProperty, PickType } from '@nestjs/swagger';
import { PageDto, PageQuery } from '../core/http/page.dto.js';

export const MAIL_STATES = ['queued', 'sent', 'failed'] as const;

export class OutboxQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

/** A mail of the agency. */
export class OutboxMessageDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  recipient: string;
  subject: string;
  @ApiProperty({ enum: MAIL_STATES, enumName: 'MailState' }) state: (typeof MAIL_STATES)[number];
  /** What the mail server said when it did not take the mail. */
  error: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) sentAt: string | null;
}

export class OutboxPage {
  data: OutboxMessageDto[];
  page: PageDto;
}

/** A mail with its text; `null` where reading it would open somebody's account. */
export class OutboxMessageText extends OutboxMessageDto {
  text: string | null;
  html: string | null;
}
