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

  /** Makes a file of a list; `file` of the answer says where it is fetched, for a day. */
  @Post()
  @HttpCode(202)
  @Allow('exports:run')
  @LongWork()
  @ApiAcceptedResponse({ type: JobDto })
  exportList(@Caller() actor: Actor, @Body() body: ExportDto): Promise<JobDto> {
    return this.exports.start(actor, body);
  }

  /** The file: UTF-8, `;` between cells, as Italian spreadsheets read it. */
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
