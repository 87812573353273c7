import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Public } from '../core/auth/auth.guard.js';
import type { ApiReply, ApiRequest } from '../core/http/request.js';
import { AccountService } from './account.service.js';
import { PasskeyLogInDto, PasskeyOptions } from './passkey.dto.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { RefreshCookie } from './refresh-cookie.js';
import { SecondFactorChallenge, VerifyLogInDto } from './second-factor.dto.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import {
  AcceptInvitationDto,
  ConfirmResetDto,
  InvitationDto,
  InvitationTokenDto,
  LoginDto,
  PasswordResetDto,
  SessionTokens,
} from './user.dto.js';

@ApiTags('auth')
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly passkeys: PasskeySignInService,
    private readonly cookie: RefreshCookie,
    private readonly account: AccountService,
  ) {}

  /**
   * Signs in. The refresh token is set as an httpOnly cookie; 401 for every failure alike. With a second factor the answer
   * has no token but `mfaRequired`: continue with `POST /auth/login/verify`.
   */
  @Post('login')
  @HttpCode(200)
  @Public()
  @ApiExtraModels(SessionTokens, SecondFactorChallenge)
  @ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(SessionTokens) }, { $ref: getSchemaPath(SecondFactorChallenge) }] } })
  async logIn(
    @Body() body: LoginDto,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<SessionTokens | SecondFactorChallenge> {
    return this.cookie.giveIfSignedIn(reply, await this.signIn.logIn(body, this.cookie.deviceOf(request)));
  }

  /** Completes the second step of a log-in. 401 `wrong-code`: try again; 401 `mfa-token-not-valid`: begin anew. */
  @Post('login/verify')
  @HttpCode(200)
  @Public()
  async verifyLogIn(
    @Body() body: VerifyLogInDto,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<SessionTokens> {
    return this.cookie.give(reply, await this.signIn.verify(body, this.cookie.deviceOf(request)));
  }

  /** Begins a log-in with a passkey alone; returns the options for `navigator.credentials.get`. */
  @Post('passkey/options')
  @HttpCode(200)
  @Public()
  beginPasskeyLogIn(): Promise<PasskeyOptions> {
    return this.passkeys.begin();
  }

  /** Signs in with a passkey alone. It verifies finger, face or PIN, so there is no second step. 401 for every failure alike. */
  @Post('passkey')
  @HttpCode(200)
  @Public()
  async logInWithPasskey(
    @Body() body: PasskeyLogInDto,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<SessionTokens> {
    return this.cookie.give(reply, await this.passkeys.logIn(body, this.cookie.deviceOf(request)));
  }

  /** Exchanges the refresh cookie for a new access token and a new cookie. Two tabs may call it at once. */
  @Post('refresh')
  @HttpCode(200)
  @Public()
  async refreshSession(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply): Promise<SessionTokens> {
    return this.cookie.give(reply, await this.sessions.refresh(this.cookie.read(request)));
  }

  /** Ends the session of the cookie. */
  @Post('logout')
  @HttpCode(204)
  @Public()
  async logOut(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply): Promise<void> {
    await this.sessions.logOut(this.cookie.read(request));
    this.cookie.take(reply);
  }

  /** Sends a link to choose a new password, if the account exists. The answer is always the same. */
  @Post('password-reset')
  @HttpCode(202)
  @Public()
  requestPasswordReset(@Body() body: PasswordResetDto): void {
    this.account.requestReset(body.email);
  }

  /** Sets a new password with the token of a reset link and ends every session of the account. */
  @Post('password-reset/confirm')
  @HttpCode(204)
  @Public()
  confirmPasswordReset(@Body() body: ConfirmResetDto): Promise<void> {
    return this.account.confirmReset(body);
  }

  /** Returns the details of an invitation, for the page that accepts it. 422 when the link is no longer valid. */
  @Post('invitations/open')
  @HttpCode(200)
  @Public()
  openInvitation(@Body() body: InvitationTokenDto): Promise<InvitationDto> {
    return this.account.open(body);
  }

  /** Accepts an invitation. Log in afterwards. */
  @Post('invitations/accept')
  @HttpCode(204)
  @Public()
  acceptInvitation(@Body() body: AcceptInvitationDto): Promise<void> {
    return this.account.accept(body);
  }
}
