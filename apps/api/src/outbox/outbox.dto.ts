import { ApiProperty, PickType } from '@nestjs/swagger';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { MAIL_STATES, type MailState } from '../core/mail/mail-message.entity.js';

export class OutboxQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

/** A mail of the agency. */
export class OutboxMessageDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  recipient: string;
  subject: string;
  @ApiProperty({ enum: MAIL_STATES, enumName: 'MailState' }) state: MailState;
  /** How often it was handed to the mail server; a dozen times over a day before it is given up. */
  @ApiProperty({ type: 'integer' }) tries: number;
  /** What the mail server said when it did not take the mail; while the state is `queued`, it will be tried again. */
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
