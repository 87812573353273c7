import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import {
  BankAccountDto,
  BankAccountPage,
  BankAccountQuery,
  CreateBankAccountDto,
  RevealedIban,
  UpdateBankAccountDto,
} from './bank-account.dto.js';
import { BankAccountsService } from './bank-accounts.service.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class BankAccountsController {
  constructor(private readonly accounts: BankAccountsService) {}

  /** Lists the client’s bank accounts. */
  @Get('clients/:clientId/bank-accounts')
  @Allow('bank-accounts:read')
  @ApiOkResponse({ type: BankAccountPage })
  listBankAccounts(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Query() query: BankAccountQuery,
  ): Promise<JsonPage> {
    return this.accounts.list(actor, clientId, query);
  }

  /** Adds a bank account to the client. */
  @Post('clients/:clientId/bank-accounts')
  @Allow('bank-accounts:write')
  createBankAccount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateBankAccountDto,
  ): Promise<BankAccountDto> {
    return this.accounts.create(actor, clientId, body);
  }

  /** Returns one bank account of the client. */
  @Get('clients/:clientId/bank-accounts/:id')
  @Allow('bank-accounts:read')
  getBankAccount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<BankAccountDto> {
    return this.accounts.get(actor, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/bank-accounts/:id')
  @Allow('bank-accounts:write')
  @Versioned()
  updateBankAccount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateBankAccountDto,
  ): Promise<BankAccountDto> {
    return this.accounts.update(actor, clientId, id, version, body);
  }

  /** Returns the whole IBAN and records the access in the audit log. */
  @Post('clients/:clientId/bank-accounts/:id/reveal')
  @HttpCode(200)
  @Allow('bank-accounts:reveal')
  revealBankAccount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<RevealedIban> {
    return this.accounts.reveal(actor, clientId, id);
  }

  /** Moves the account to the trash, from where it can be restored for 30 days. 409 for the default account while there are others. */
  @Delete('clients/:clientId/bank-accounts/:id')
  @HttpCode(204)
  @Allow('bank-accounts:delete', 'bank-accounts:delete-own')
  @Versioned()
  deleteBankAccount(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.accounts.remove(actor, clientId, id, version);
  }

  /** Restores the account from the trash. 404 while its client is in the trash. */
  @Post('trash/bank-accounts/:id/restore')
  @HttpCode(200)
  @Allow('bank-accounts:delete', 'bank-accounts:delete-own')
  restoreBankAccount(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<BankAccountDto> {
    return this.accounts.restore(actor, id);
  }
}
