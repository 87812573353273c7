import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { RestoreSheetRecordDto } from '../sheet-record.dto.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetQueries } from '../sheet.queries.js';
import {
  ContractDto,
  ContractExpiryPage,
  ContractExpiryQuery,
  ContractPage,
  ContractQuery,
  CreateContractDto,
  UpdateContractDto,
} from './contract.dto.js';
import { ContractExpiriesQueries } from './contract-expiries.queries.js';
import { CONTRACTS } from './contract.tab.js';
import { ContractsEvents } from './contracts.events.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class ContractsController {
  constructor(
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
    private readonly expiries: ContractExpiriesQueries,
    private readonly events: ContractsEvents,
  ) {}

  /** Lists contracts in force of all clients that the caller can see, by end date: from today on, unless a range is given. */
  @Get('contracts/expiries')
  @Allow('contracts:read')
  @ApiOkResponse({ type: ContractExpiryPage })
  listContractExpiries(@Caller() actor: Actor, @Query() query: ContractExpiryQuery): Promise<JsonPage> {
    return this.expiries.list(actor, query);
  }

  /** Lists the client’s contracts. */
  @Get('clients/:clientId/contracts')
  @Allow('contracts:read')
  @ApiOkResponse({ type: ContractPage })
  listContracts(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: ContractQuery): Promise<JsonPage> {
    return this.queries.list(actor, CONTRACTS, clientId, query);
  }

  /** Adds a contract to the client. */
  @Post('clients/:clientId/contracts')
  @Allow('contracts:write')
  createContract(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateContractDto,
  ): Promise<ContractDto> {
    return this.records.create(actor, CONTRACTS, clientId, body, (tx, contract) => this.events.saved(tx, contract));
  }

  /** Returns one contract of the client. */
  @Get('clients/:clientId/contracts/:id')
  @Allow('contracts:read')
  getContract(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<ContractDto> {
    return this.queries.get(actor, CONTRACTS, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/contracts/:id')
  @Allow('contracts:write')
  @Versioned()
  updateContract(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateContractDto,
  ): Promise<ContractDto> {
    return this.records.update(actor, CONTRACTS, clientId, id, version, body, (tx, contract) => this.events.saved(tx, contract));
  }

  /** Moves the contract to the trash, from where it can be restored for 30 days. */
  @Delete('clients/:clientId/contracts/:id')
  @HttpCode(204)
  @Allow('contracts:delete', 'contracts:delete-own')
  @Versioned()
  deleteContract(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.records.remove(actor, CONTRACTS, clientId, id, version);
  }

  /**
   * Restores the contract from the trash. 404 while its client is in the trash; 409 while a record that it references is,
   * unless `clear` names the field.
   */
  @Post('trash/contracts/:id/restore')
  @HttpCode(200)
  @Allow('contracts:delete', 'contracts:delete-own')
  restoreContract(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: RestoreSheetRecordDto): Promise<ContractDto> {
    return this.records.restore(actor, CONTRACTS, id, body.clear ?? [], (tx, contract) => this.events.saved(tx, contract));
  }
}
