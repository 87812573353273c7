import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import {
  CopyQuestionnaireTemplateDto,
  QuestionnaireTemplateDto,
  QuestionnaireTemplatePage,
  QuestionnaireTemplateQuery,
  UpdateQuestionnaireTemplateDto,
} from './questionnaire-template.dto.js';
import { TemplatesQueries } from './templates.queries.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('questionnaire templates')
@Controller('api/v1')
export class TemplatesController {
  constructor(
    private readonly queries: TemplatesQueries,
    private readonly templates: TemplatesService,
  ) {}

  /** Lists the versions of all templates without their questions, the standard ones first. */
  @Get('questionnaire-templates')
  @Allow('settings:read')
  listQuestionnaireTemplates(@Caller() actor: Actor, @Query() query: QuestionnaireTemplateQuery): Promise<QuestionnaireTemplatePage> {
    return this.queries.list(actor, query);
  }

  /** Copies a template, standard or not, to a draft of its own. */
  @Post('questionnaire-templates')
  @Allow('settings:write')
  copyQuestionnaireTemplate(@Caller() actor: Actor, @Body() body: CopyQuestionnaireTemplateDto): Promise<QuestionnaireTemplateDto> {
    return this.templates.copy(actor, body);
  }

  /** Returns one version with its questions and, for a draft, the faults that prevent its publication. */
  @Get('questionnaire-templates/:id')
  @Allow('settings:read')
  getQuestionnaireTemplate(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireTemplateDto> {
    return this.queries.get(actor, id);
  }

  /** Changes the fields in the body of a draft, which may be incomplete. 409 for a published version. */
  @Patch('questionnaire-templates/:id')
  @Allow('settings:write')
  @Versioned()
  updateQuestionnaireTemplate(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateQuestionnaireTemplateDto,
  ): Promise<QuestionnaireTemplateDto> {
    return this.templates.update(actor, id, version, body);
  }

  /** Moves a draft to the trash, from where it can be restored for 30 days. 409 for a published version. */
  @Delete('questionnaire-templates/:id')
  @HttpCode(204)
  @Allow('questionnaire-templates:delete')
  @Versioned()
  deleteQuestionnaireTemplate(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.templates.remove(actor, id, version);
  }

  /** Creates the next version of a template as a draft, and returns it. 409 while there is a draft. */
  @Post('questionnaire-templates/:id/new-version')
  @HttpCode(200)
  @Allow('settings:write')
  addQuestionnaireTemplateVersion(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireTemplateDto> {
    return this.templates.newVersion(actor, id);
  }

  /** Publishes a draft; the version published before is archived. 422 `template-invalid` with the faults of the draft. */
  @Post('questionnaire-templates/:id/publish')
  @HttpCode(200)
  @Allow('settings:write')
  publishQuestionnaireTemplate(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireTemplateDto> {
    return this.templates.publish(actor, id);
  }

  /** Withdraws a published version: it is no longer offered, and questionnaires sent with it keep it. */
  @Post('questionnaire-templates/:id/archive')
  @HttpCode(200)
  @Allow('settings:write')
  archiveQuestionnaireTemplate(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireTemplateDto> {
    return this.templates.archive(actor, id);
  }

  /** Offers an archived version again. 409 while another version of the template is published. */
  @Post('questionnaire-templates/:id/unarchive')
  @HttpCode(200)
  @Allow('settings:write')
  unarchiveQuestionnaireTemplate(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireTemplateDto> {
    return this.templates.unarchive(actor, id);
  }

  /** Restores a draft from the trash, as the next version of its template. 409 while there is another draft. */
  @Post('trash/questionnaire-templates/:id/restore')
  @HttpCode(200)
  @Allow('questionnaire-templates:delete')
  restoreQuestionnaireTemplate(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireTemplateDto> {
    return this.templates.restore(actor, id);
  }
}
