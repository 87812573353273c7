import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetQueries } from '../sheet.queries.js';
import { CreateDiscountDto, DiscountDto, DiscountPage, DiscountQuery, UpdateDiscountDto } from './discount.dto.js';
import { DISCOUNTS } from './discount.tab.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class DiscountsController {
  constructor(
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
  ) {}

  /** Lists the discounts agreed with the client, for reference only. */
  @Get('clients/:clientId/discounts')
  @Allow('discounts:read')
  @ApiOkResponse({ type: DiscountPage })
  listDiscounts(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: DiscountQuery): Promise<JsonPage> {
    return this.queries.list(actor, DISCOUNTS, clientId, query);
  }

  /** Adds a discount to the client. */
  @Post('clients/:clientId/discounts')
  @Allow('discounts:write')
  createDiscount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateDiscountDto,
  ): Promise<DiscountDto> {
    return this.records.create(actor, DISCOUNTS, clientId, body);
  }

  /** Returns one discount of the client. */
  @Get('clients/:clientId/discounts/:id')
  @Allow('discounts:read')
  getDiscount(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<DiscountDto> {
    return this.queries.get(actor, DISCOUNTS, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/discounts/:id')
  @Allow('discounts:write')
  @Versioned()
  updateDiscount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateDiscountDto,
  ): Promise<DiscountDto> {
    return this.records.update(actor, DISCOUNTS, clientId, id, version, body);
  }

  /** Moves the discount to the trash, from where it can be restored for 30 days. */
  @Delete('clients/:clientId/discounts/:id')
  @HttpCode(204)
  @Allow('discounts:delete', 'discounts:delete-own')
  @Versioned()
  deleteDiscount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.records.remove(actor, DISCOUNTS, clientId, id, version);
  }

  /** Restores the discount from the trash. 404 while its client is in the trash. */
  @Post('trash/discounts/:id/restore')
  @HttpCode(200)
  @Allow('discounts:delete', 'discounts:delete-own')
  restoreDiscount(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<DiscountDto> {
    return this.records.restore(actor, DISCOUNTS, id, []);
  }
}
