import { Controller, Get, HttpCode, Ip, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../core/auth/auth.guard.js';
import { asAttachment } from '../sheet/documents/attachment.js';
import { PublicReportsService } from './public-reports.service.js';
import { PublicReportDto } from './report-delivery.dto.js';

/** Routes of the client, who has the link and no session. Every link that does not work gets the same 404. */
@ApiTags('public reports')
@Controller('api/v1/public/reports/:token')
export class PublicReportsController {
  constructor(private readonly reports: PublicReportsService) {}

  /** Returns what the report is and who sent it. */
  @Get()
  @Public({ limitsCallsItself: true })
  getPublicReport(@Param('token') token: string, @Ip() address: string): Promise<PublicReportDto> {
    return this.reports.get({ token, address });
  }

  /** Returns the report, a PDF. */
  @Get('pdf')
  @Public({ limitsCallsItself: true })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async getPublicReportPdf(@Param('token') token: string, @Ip() address: string): Promise<StreamableFile> {
    return asAttachment(await this.reports.file({ token, address }));
  }

  /** Records that the client has received the report. It may be repeated. */
  @Post('acknowledge')
  @HttpCode(200)
  @Public({ limitsCallsItself: true })
  acknowledgePublicReport(@Param('token') token: string, @Ip() address: string): Promise<PublicReportDto> {
    return this.reports.acknowledge({ token, address });
  }
}
