import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { LinkedRecordsService } from '../linked-records.service.js';
import { SheetQuery } from '../sheet-record.dto.js';
import { SheetQueries } from '../sheet.queries.js';
import { ContactDto, ContactPage, ContactQuery, CreateContactDto, UpdateContactDto } from './contact.dto.js';
import { CONTACTS } from './contact.tab.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class ContactsController {
  constructor(
    private readonly records: LinkedRecordsService,
    private readonly queries: SheetQueries,
  ) {}

  /** Lists the agency’s contacts that the caller can see, by name. */
  @Get('contacts')
  @Allow('contacts:read')
  @ApiOkResponse({ type: ContactPage })
  listContacts(@Caller() actor: Actor, @Query() query: SheetQuery): Promise<JsonPage> {
    return this.queries.list(actor, CONTACTS, null, query);
  }

  /** Adds a contact that is not linked to any client yet. */
  @Post('contacts')
  @Allow('contacts:write')
  createContact(@Caller() actor: Actor, @Body() body: CreateContactDto): Promise<ContactDto> {
    return this.records.create(actor, CONTACTS, null, body);
  }

  /** Returns one contact of the agency. */
  @Get('contacts/:id')
  @Allow('contacts:read')
  getContact(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ContactDto> {
    return this.queries.get(actor, CONTACTS, null, id);
  }

  /** Updates the contact for every linked client: JSON merge patch (RFC 7396). */
  @Patch('contacts/:id')
  @Allow('contacts:write')
  @Versioned()
  updateContact(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateContactDto,
  ): Promise<ContactDto> {
    return this.records.update(actor, CONTACTS, null, id, version, body);
  }

  /** Moves the contact to the trash. 409 while clients are linked. */
  @Delete('contacts/:id')
  @HttpCode(204)
  @Allow('contacts:delete', 'contacts:delete-own')
  @Versioned()
  deleteContact(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.records.remove(actor, CONTACTS, id, version);
  }

  /** Restores the contact from the trash. */
  @Post('trash/contacts/:id/restore')
  @HttpCode(200)
  @Allow('contacts:delete', 'contacts:delete-own')
  restoreContact(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ContactDto> {
    return this.records.restore(actor, CONTACTS, id);
  }

  /** Lists the contacts that the client is linked to. */
  @Get('clients/:clientId/contacts')
  @Allow('contacts:read')
  @ApiOkResponse({ type: ContactPage })
  listClientContacts(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: ContactQuery): Promise<JsonPage> {
    return this.queries.list(actor, CONTACTS, clientId, query);
  }

  /** Adds a contact and links it to the client. */
  @Post('clients/:clientId/contacts')
  @Allow('contacts:write')
  createClientContact(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateContactDto,
  ): Promise<ContactDto> {
    return this.records.create(actor, CONTACTS, clientId, body);
  }

  /** Returns one contact that the client is linked to. */
  @Get('clients/:clientId/contacts/:id')
  @Allow('contacts:read')
  getClientContact(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<ContactDto> {
    return this.queries.get(actor, CONTACTS, clientId, id);
  }

  /** Updates the contact for every linked client: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/contacts/:id')
  @Allow('contacts:write')
  @Versioned()
  updateClientContact(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateContactDto,
  ): Promise<ContactDto> {
    return this.records.update(actor, CONTACTS, clientId, id, version, body);
  }

  /** Links the contact to the client; idempotent. */
  @Put('clients/:clientId/contacts/:id')
  @Allow('contacts:write')
  linkContact(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<ContactDto> {
    return this.records.link(actor, CONTACTS, clientId, id);
  }

  /** Removes the link. The contact stays with the agency and with other linked clients. */
  @Delete('clients/:clientId/contacts/:id')
  @HttpCode(204)
  @Allow('contacts:write')
  unlinkContact(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<void> {
    return this.records.unlink(actor, CONTACTS, clientId, id);
  }
}
