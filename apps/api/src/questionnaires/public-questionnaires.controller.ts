import { Body, Controller, Get, HttpCode, Ip, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../core/auth/auth.guard.js';
import { WaitsIn } from '../core/http/admission.interceptor.js';
import { AnswerSavingService } from './answer-saving.service.js';
import {
  AcceptNoticeDto,
  PublicQuestionnaireDto,
  SaveAnswersDto,
  SavedAnswers,
  SubmitAnswersDto,
  SubmittedAnswers,
} from './public-questionnaire.dto.js';
import { PublicQuestionnairesService } from './public-questionnaires.service.js';

/** Bytes of a body with every answer of the longest questionnaire. */
const MAX_ANSWERS_BYTES = 64 * 1024;

/** Routes of the client, who has the link and no session. Every link that does not work gets the same 404. */
@ApiTags('public questionnaires')
@Controller('api/v1/public/questionnaires/:token')
export class PublicQuestionnairesController {
  constructor(
    private readonly questionnaires: PublicQuestionnairesService,
    private readonly answers: AnswerSavingService,
  ) {}

  /** Returns the questionnaire of the link, and from the acceptance of the notice on its answers. */
  @Get()
  @Public({ limitsCallsItself: true })
  getPublicQuestionnaire(@Param('token') token: string, @Ip() address: string): Promise<PublicQuestionnaireDto> {
    return this.questionnaires.get({ token, address });
  }

  /** Records that the notice and the terms were accepted, and the consents. It may be repeated to change the consents. */
  @Post('consents')
  @HttpCode(200)
  @Public({ limitsCallsItself: true })
  acceptPublicQuestionnaire(
    @Param('token') token: string,
    @Ip() address: string,
    @Body() body: AcceptNoticeDto,
  ): Promise<PublicQuestionnaireDto> {
    return this.questionnaires.accept({ token, address }, body);
  }

  /** Saves some answers. Nothing is stored when one of them is not acceptable: 422 with the pointer. */
  @Put('answers')
  @Public({ limitsCallsItself: true, bodyLimit: MAX_ANSWERS_BYTES })
  @WaitsIn('answers')
  savePublicAnswers(@Param('token') token: string, @Ip() address: string, @Body() body: SaveAnswersDto): Promise<SavedAnswers> {
    return this.answers.save({ token, address }, body.answers);
  }

  /** Submits the answers, after which the link no longer works. Returns 409 `already-submitted` to every later call. */
  @Post('submit')
  @HttpCode(200)
  @Public({ limitsCallsItself: true })
  submitPublicQuestionnaire(
    @Param('token') token: string,
    @Ip() address: string,
    @Body() body: SubmitAnswersDto,
  ): Promise<SubmittedAnswers> {
    return this.questionnaires.submit({ token, address }, body.revision);
  }
}
