import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { UPLOADED_TYPES } from '../../core/files/media-types.js';
import { AcceptsFile } from '../../core/http/file-upload.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetQueries } from '../sheet.queries.js';
import { DocumentDto, DocumentFileQuery, DocumentPage, DocumentQuery, DocumentVersionList, UpdateDocumentDto } from './document.dto.js';
import { DOCUMENTS } from './document.tab.js';
import { asAttachment } from './attachment.js';
import { DocumentsService } from './documents.service.js';

const FILE = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };

@ApiTags('client sheet')
@Controller('api/v1')
export class DocumentsController {
  constructor(
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
    private readonly documents: DocumentsService,
  ) {}

  /** Lists the client’s documents, latest first; only those of one record if `recordId` is given. */
  @Get('clients/:clientId/documents')
  @Allow('documents:read')
  @ApiOkResponse({ type: DocumentPage })
  listDocuments(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: DocumentQuery): Promise<JsonPage> {
    return this.queries.list(actor, DOCUMENTS, clientId, query);
  }

  /** Adds a document to the client: one file of at most 20 MB in a part named `file`. Its media type is detected from its bytes. */
  @Post('clients/:clientId/documents')
  @AcceptsFile()
  @Allow('documents:write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FILE })
  createDocument(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Req() request: FastifyRequest,
  ): Promise<DocumentDto> {
    return this.documents.create(actor, clientId, request);
  }

  /** Uploads a new version of the document; earlier versions are kept. One file of at most 20 MB in a part named `file`. */
  @Post('clients/:clientId/documents/:id/versions')
  @AcceptsFile()
  @HttpCode(200)
  @Allow('documents:write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FILE })
  addDocumentVersion(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @Req() request: FastifyRequest,
  ): Promise<DocumentDto> {
    return this.documents.addVersion(actor, clientId, id, request);
  }

  /** Lists every version of the document, latest first. */
  @Get('clients/:clientId/documents/:id/versions')
  @Allow('documents:read')
  listDocumentVersions(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<DocumentVersionList> {
    return this.documents.versions(actor, clientId, id);
  }

  /** Returns the file as a download (`Content-Disposition: attachment`). */
  @Get('clients/:clientId/documents/:id/file')
  @Allow('documents:read')
  @ApiOkResponse({
    content: Object.fromEntries(UPLOADED_TYPES.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }])),
  })
  async getDocumentFile(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @Query() { versionNumber }: DocumentFileQuery,
  ): Promise<StreamableFile> {
    return asAttachment(await this.documents.file(actor, clientId, id, versionNumber));
  }

  /** Returns one document of the client. */
  @Get('clients/:clientId/documents/:id')
  @Allow('documents:read')
  getDocument(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<DocumentDto> {
    return this.queries.get(actor, DOCUMENTS, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/documents/:id')
  @Allow('documents:write')
  @Versioned()
  updateDocument(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateDocumentDto,
  ): Promise<DocumentDto> {
    return this.documents.update(actor, clientId, id, version, body);
  }

  /** Moves the document to the trash, from where it can be restored for 30 days. */
  @Delete('clients/:clientId/documents/:id')
  @HttpCode(204)
  @Allow('documents:delete', 'documents:delete-own')
  @Versioned()
  deleteDocument(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.documents.remove(actor, clientId, id, version);
  }

  /** Restores the document from the trash. 404 while its client is in the trash. */
  @Post('trash/documents/:id/restore')
  @HttpCode(200)
  @Allow('documents:delete', 'documents:delete-own')
  restoreDocument(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<DocumentDto> {
    return this.records.restore(actor, DOCUMENTS, id, []);
  }
}
