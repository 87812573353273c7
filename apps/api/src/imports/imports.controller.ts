import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { LongWork } from '../core/http/admission.interceptor.js';
import { AcceptsFile } from '../core/http/file-upload.js';
import type { ApiRequest } from '../core/http/request.js';
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

  /** The imports that the caller sees, newest first. */
  @Get()
  @Allow('imports:run')
  listImports(@Caller() actor: Actor, @Query() query: ImportQuery): Promise<ImportPage> {
    return this.queries.list(actor, query);
  }

  /**
   * Takes a CSV file of clients, at most 50 MB, and says what its columns seem to hold. Nothing is written into the
   * registry yet.
   */
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

  /** One import, and how far its work is. */
  @Get(':id')
  @Allow('imports:run')
  getImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ImportDto> {
    return this.queries.get(actor, id);
  }

  /** Says what the columns hold; the agency's next file with such headers is suggested the same. */
  @Put(':id/mapping')
  @Allow('imports:run')
  setImportMapping(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: ImportMappingDto): Promise<ImportDto> {
    return this.imports.map(actor, id, body);
  }

  /** Does all that the run would do, but for the writing: row by row, `GET …/rows` says what was understood. */
  @Post(':id/dry-run')
  @HttpCode(202)
  @Allow('imports:run')
  @ApiAcceptedResponse({ type: JobDto })
  dryRunImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.imports.start(actor, id, 'dry-run');
  }

  /** Makes the records. One that was cancelled or has failed goes on where it stopped. */
  @Post(':id/run')
  @HttpCode(202)
  @Allow('imports:run')
  @ApiAcceptedResponse({ type: JobDto })
  runImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.imports.start(actor, id, 'run');
  }

  /**
   * Stops the dry run, the run or the roll-back. What a run has made stays, and can be rolled back; a roll-back has taken
   * nothing back, and can be begun anew.
   */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('imports:run')
  cancelImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ImportDto> {
    return this.imports.cancel(actor, id);
  }

  /** Takes back all that the import has made, as if it had never been; refused once somebody has touched any of it. */
  @Post(':id/rollback')
  @HttpCode(202)
  @Allow('imports:run')
  @ApiAcceptedResponse({ type: JobDto })
  rollBackImport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.imports.rollBack(actor, id);
  }

  /** The rows of the file, each with what was understood of it and what became of it. */
  @Get(':id/rows')
  @Allow('imports:run')
  listImportRows(@Caller() actor: Actor, @Param('id', pathId) id: string, @Query() query: ImportRowsQuery): Promise<ImportRowPage> {
    return this.rows.list(actor, id, query);
  }

  /** The rejected rows as they came, each with the reason in Italian: to be mended and uploaded again. */
  @Get(':id/rejected.csv')
  @Allow('imports:run')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async getRejectedRows(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.rows.rejected(actor, id), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="righe-scartate.csv"',
    });
  }
}
