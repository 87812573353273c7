import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { CrmSettingsDto, UpdateCrmSettingsDto } from './crm-settings.dto.js';
import { CrmSettingsService } from './crm-settings.service.js';
import { CreateSuggestionRuleDto, SuggestionRuleDto, SuggestionRuleList, UpdateSuggestionRuleDto } from './suggestion-rule.dto.js';
import { SuggestionRulesService } from './suggestion-rules.service.js';

@ApiTags('crm settings')
@Controller('api/v1')
export class CrmSettingsController {
  constructor(
    private readonly settings: CrmSettingsService,
    private readonly rules: SuggestionRulesService,
  ) {}

  /** Returns the default outcomes of new actions and the agency's own holiday. */
  @Get('settings/crm')
  @Allow('settings:read')
  getCrmSettings(@Caller() actor: Actor): Promise<CrmSettingsDto> {
    return this.settings.get(actor);
  }

  /** Changes the fields in the body (JSON Merge Patch, RFC 7396). */
  @Patch('settings/crm')
  @Allow('settings:write')
  @Versioned()
  updateCrmSettings(
    @Caller() actor: Actor,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateCrmSettingsDto,
  ): Promise<CrmSettingsDto> {
    return this.settings.update(actor, version, body);
  }

  /** Lists the rules that suggest a next action. */
  @Get('crm-suggestion-rules')
  @Allow('settings:read')
  listSuggestionRules(@Caller() actor: Actor): Promise<SuggestionRuleList> {
    return this.rules.list(actor);
  }

  /** Adds a rule; one for each combination of type and outcome, at most 200 in an agency (409). */
  @Post('crm-suggestion-rules')
  @Allow('settings:write')
  createSuggestionRule(@Caller() actor: Actor, @Body() body: CreateSuggestionRuleDto): Promise<SuggestionRuleDto> {
    return this.rules.create(actor, body);
  }

  /** Returns one rule. */
  @Get('crm-suggestion-rules/:id')
  @Allow('settings:read')
  getSuggestionRule(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<SuggestionRuleDto> {
    return this.rules.get(actor, id);
  }

  /** Changes the fields in the body (JSON Merge Patch, RFC 7396). */
  @Patch('crm-suggestion-rules/:id')
  @Allow('settings:write')
  @Versioned()
  updateSuggestionRule(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateSuggestionRuleDto,
  ): Promise<SuggestionRuleDto> {
    return this.rules.update(actor, id, version, body);
  }

  /** Deletes a rule. */
  @Delete('crm-suggestion-rules/:id')
  @HttpCode(204)
  @Allow('settings:write')
  @Versioned()
  deleteSuggestionRule(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.rules.remove(actor, id, version);
  }
}
