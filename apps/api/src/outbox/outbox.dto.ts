import { ApiProperty, PickType } from '@nestjs/swagger';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { MAIL_STATES, type MailState } from '../core/mail/mail-message.entity.js';

export class OutboxQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

/** Mail sent by the agency. */
export class OutboxMessageDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  recipient: string;
  subject: string;
  @ApiProperty({ enum: MAIL_STATES, enumName: 'MailState' }) state: MailState;
  /** Attempts to hand it to the mail server; it is given up after a dozen over a day. */
  @ApiProperty({ type: 'integer' }) tries: number;
  /** Reply of the mail server when it refused the mail; while the state is `queued`, it will be retried. */
  error: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) sentAt: string | null;
}

export class OutboxPage {
  data: OutboxMessageDto[];
  page: PageDto;
}

/** Mail with its text, which is `null` where reading it would give access to an account. */
export class OutboxMessageText extends OutboxMessageDto {
  text: string | null;
  html: string | null;
}
