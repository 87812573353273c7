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
import {
  PaymentMethodDto,
  PaymentMethodPage,
  PaymentMethodQuery,
  CreatePaymentMethodDto,
  UpdatePaymentMethodDto,
} from './payment-method.dto.js';
import { PAYMENT_METHODS } from './payment-method.tab.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class PaymentMethodsController {
  constructor(
    private readonly records: LinkedRecordsService,
    private readonly queries: SheetQueries,
  ) {}

  /** Lists the agency’s payment methods, by name. */
  @Get('payment-methods')
  @Allow('payment-methods:read')
  @ApiOkResponse({ type: PaymentMethodPage })
  listPaymentMethods(@Caller() actor: Actor, @Query() query: SheetQuery): Promise<JsonPage> {
    return this.queries.list(actor, PAYMENT_METHODS, null, query);
  }

  /** Adds a payment method that is not linked to any client yet. */
  @Post('payment-methods')
  @Allow('payment-methods:write')
  createPaymentMethod(@Caller() actor: Actor, @Body() body: CreatePaymentMethodDto): Promise<PaymentMethodDto> {
    return this.records.create(actor, PAYMENT_METHODS, null, body);
  }

  /** Returns one payment method of the agency. */
  @Get('payment-methods/:id')
  @Allow('payment-methods:read')
  getPaymentMethod(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<PaymentMethodDto> {
    return this.queries.get(actor, PAYMENT_METHODS, null, id);
  }

  /** Updates the payment method for every linked client: JSON merge patch (RFC 7396). */
  @Patch('payment-methods/:id')
  @Allow('payment-methods:write')
  @Versioned()
  updatePaymentMethod(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdatePaymentMethodDto,
  ): Promise<PaymentMethodDto> {
    return this.records.update(actor, PAYMENT_METHODS, null, id, version, body);
  }

  /** Moves the payment method to the trash. 409 while clients are linked. */
  @Delete('payment-methods/:id')
  @HttpCode(204)
  @Allow('payment-methods:delete', 'payment-methods:delete-own')
  @Versioned()
  deletePaymentMethod(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.records.remove(actor, PAYMENT_METHODS, id, version);
  }

  /** Restores the payment method from the trash. */
  @Post('trash/payment-methods/:id/restore')
  @HttpCode(200)
  @Allow('payment-methods:delete', 'payment-methods:delete-own')
  restorePaymentMethod(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<PaymentMethodDto> {
    return this.records.restore(actor, PAYMENT_METHODS, id);
  }

  /** Lists the payment methods that the client is linked to. */
  @Get('clients/:clientId/payment-methods')
  @Allow('payment-methods:read')
  @ApiOkResponse({ type: PaymentMethodPage })
  listClientPaymentMethods(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Query() query: PaymentMethodQuery,
  ): Promise<JsonPage> {
    return this.queries.list(actor, PAYMENT_METHODS, clientId, query);
  }

  /** Adds a payment method and links it to the client. */
  @Post('clients/:clientId/payment-methods')
  @Allow('payment-methods:write')
  createClientPaymentMethod(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreatePaymentMethodDto,
  ): Promise<PaymentMethodDto> {
    return this.records.create(actor, PAYMENT_METHODS, clientId, body);
  }

  /** Returns one payment method that the client is linked to. */
  @Get('clients/:clientId/payment-methods/:id')
  @Allow('payment-methods:read')
  getClientPaymentMethod(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<PaymentMethodDto> {
    return this.queries.get(actor, PAYMENT_METHODS, clientId, id);
  }

  /** Updates the payment method for every linked client: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/payment-methods/:id')
  @Allow('payment-methods:write')
  @Versioned()
  updateClientPaymentMethod(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdatePaymentMethodDto,
  ): Promise<PaymentMethodDto> {
    return this.records.update(actor, PAYMENT_METHODS, clientId, id, version, body);
  }

  /** Links the payment method to the client; idempotent. */
  @Put('clients/:clientId/payment-methods/:id')
  @Allow('payment-methods:write')
  linkPaymentMethod(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<PaymentMethodDto> {
    return this.records.link(actor, PAYMENT_METHODS, clientId, id);
  }

  /** Removes the link. The payment method stays with the agency and with other linked clients. */
  @Delete('clients/:clientId/payment-methods/:id')
  @HttpCode(204)
  @Allow('payment-methods:write')
  unlinkPaymentMethod(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<void> {
    return this.records.unlink(actor, PAYMENT_METHODS, clientId, id);
  }
}
