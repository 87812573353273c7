import { Body, Controller, Get, Header, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { LongWork } from '../core/http/admission.interceptor.js';
import type { ApiReply } from '../core/http/request.js';
import { pathId } from '../core/http/validation.pipe.js';
import { JobDto } from '../jobs/job.dto.js';
import { ExportDto } from './export.dto.js';
import { ExportsService } from './exports.service.js';

@ApiTags('exports')
@Controller('api/v1/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  /** Exports a list to a file. Download it from the path in the response's `file`, within 24 hours. */
  @Post()
  @HttpCode(202)
  @Allow('exports:run')
  @LongWork()
  @ApiAcceptedResponse({ type: JobDto })
  exportList(@Caller() actor: Actor, @Body() body: ExportDto): Promise<JobDto> {
    return this.exports.start(actor, body);
  }

  /** Downloads the file: CSV in UTF-8 with `;` as the separator, as Italian spreadsheets expect. 404 after 24 hours. */
  @Get(':id/file')
  @Allow('exports:run')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async getExportFile(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.file(actor, id, reply.raw), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="elenco.csv"',
    });
  }
}
