import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { LongWork } from '../core/http/admission.interceptor.js';
import { AcceptsFile } from '../core/http/file-upload.js';
import type { ApiReply, ApiRequest } from '../core/http/request.js';
import { pathId } from '../core/http/validation.pipe.js';
import { JobDto } from '../jobs/job.dto.js';
import { ImportDto, ImportMappingDto, ImportPage, ImportQuery, ImportRowPage, ImportRowsQuery } from './import.dto.js';
import { ImportUploads } from './import-uploads.js';
import { ImportRowsQueries } from './import-rows.queries.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly uploads: ImportUploads,
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
    private readonly rows: ImportRowsQueries,
  ) {}

  /** Imports visible to the caller, newest first. */
  @Get()
  @Allow('imports:run')
  listImports(@Caller() actor: Actor, @Query() query: ImportQuery): Promise<ImportPage> {
    return this.queries.list(actor, query);
  }

  /** Uploads a CSV file of clients, at most 50 MB, and returns a suggested mapping of its columns. No records are created yet. */
  @Post()
  @Allow('imports:run')
  @LongWork()
  @AcceptsFile()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    required: true,
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  createImport(@Caller() actor: Actor, @Req() request: ApiRequest): Promise<ImportDto> {
    return this.uploads.receive(actor, request);
  }

  /** One import with its progress. */
  @Get(':id')
  @Allow('imports:run')
  getImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ImportDto> {
    return this.queries.get(actor, id);
  }

  /** Sets the mapping of columns to fields; later files with the same headers get it as their suggestion. */
  @Put(':id/mapping')
  @Allow('imports:run')
  setImportMapping(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: ImportMappingDto): Promise<ImportDto> {
    return this.imports.map(actor, id, body);
  }

  /** Starts a dry run: validates every row like the run, but writes no records. `GET …/rows` returns the result per row. */
  @Post(':id/dry-run')
  @HttpCode(202)
  @Allow('imports:run')
  @ApiAcceptedResponse({ type: JobDto })
  dryRunImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.imports.start(actor, id, 'dry-run');
  }

  /** Creates the records. A run that was cancelled or has failed resumes where it stopped. */
  @Post(':id/run')
  @HttpCode(202)
  @Allow('imports:run')
  @ApiAcceptedResponse({ type: JobDto })
  runImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.imports.start(actor, id, 'run');
  }

  /**
   * Cancels the dry run, run or roll-back in progress. A cancelled run keeps its records, which can be rolled back; a
   * cancelled roll-back changes nothing and can be started again.
   */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('imports:run')
  cancelImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ImportDto> {
    return this.imports.cancel(actor, id);
  }

  /**
   * Rolls back the import: deletes everything it has created. Refused with `import-touched` once any of its records was
   * changed, deleted or linked; if that happens later, the job fails with the same code.
   */
  @Post(':id/rollback')
  @HttpCode(202)
  @Allow('imports:run')
  @ApiAcceptedResponse({ type: JobDto })
  rollBackImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.imports.rollBack(actor, id);
  }

  /** Rows of the file, each with its parsed values and outcome. */
  @Get(':id/rows')
  @Allow('imports:run')
  listImportRows(@Caller() actor: Actor, @Param('id', pathId) id: string, @Query() query: ImportRowsQuery): Promise<ImportRowPage> {
    return this.rows.list(actor, id, query);
  }

  /** Rejected rows as CSV with their original cells and the reasons in Italian, to correct and upload again. */
  @Get(':id/rejected.csv')
  @Allow('imports:run')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async getRejectedRows(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.rows.rejected(actor, id, reply.raw), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="righe-scartate.csv"',
    });
  }
}
