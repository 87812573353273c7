import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, BeforeSecondFactor, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { ShowsSecretOnce } from '../core/http/idempotency.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { AddPasskeyDto, PasskeyOptions } from './passkey.dto.js';
import { PasskeysService } from './passkeys.service.js';
import {
  AuthenticatorSecret,
  ConfirmAuthenticatorDto,
  OwnPasswordDto,
  RecoveryCodes,
  SecondFactorDto,
  SecuritySettingsDto,
  UpdateSecuritySettingsDto,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecuritySettingsService } from './security-settings.service.js';

@ApiTags('second factor')
@Controller('api/v1')
export class SecondFactorController {
  constructor(
    private readonly factor: SecondFactorService,
    private readonly passkeys: PasskeysService,
    private readonly settings: SecuritySettingsService,
  ) {}

  /** Returns the caller's second factor. */
  @Get('me/second-factor')
  @Allow()
  @BeforeSecondFactor()
  getMySecondFactor(@Caller() actor: Actor): Promise<SecondFactorDto> {
    return this.factor.get(actor);
  }

  /** Begins the setup of an authenticator app; returns its secret, shown only once. Takes effect when a code is confirmed. */
  @Post('me/second-factor/authenticator')
  @HttpCode(200)
  @Allow()
  @BeforeSecondFactor()
  @ShowsSecretOnce()
  beginMyAuthenticator(@Caller() actor: Actor, @Body() body: OwnPasswordDto): Promise<AuthenticatorSecret> {
    return this.factor.beginAuthenticator(actor, body);
  }

  /**
   * Activates the pending authenticator app, replacing an earlier one, and ends every other session. The first method also
   * returns recovery codes.
   */
  @Post('me/second-factor/authenticator/confirm')
  @HttpCode(200)
  @Allow()
  @BeforeSecondFactor()
  @ShowsSecretOnce()
  confirmMyAuthenticator(@Caller() actor: Actor, @Body() body: ConfirmAuthenticatorDto): Promise<RecoveryCodes> {
    return this.factor.confirmAuthenticator(actor, body.code);
  }

  /** Removes the authenticator app and ends every other session. 409 `second-factor-needed` when the agency requires it. */
  @Post('me/second-factor/authenticator/remove')
  @HttpCode(204)
  @Allow()
  removeMyAuthenticator(@Caller() actor: Actor, @Body() body: OwnPasswordDto): Promise<void> {
    return this.factor.removeAuthenticator(actor, body);
  }

  /** Begins the creation of a passkey; returns the options for `navigator.credentials.create`. */
  @Post('me/second-factor/passkeys/options')
  @HttpCode(200)
  @Allow()
  @BeforeSecondFactor()
  @ShowsSecretOnce()
  beginMyPasskey(@Caller() actor: Actor, @Body() body: OwnPasswordDto): Promise<PasskeyOptions> {
    return this.passkeys.begin(actor, body);
  }

  /** Adds the passkey that the browser has created and ends every other session. The first method also returns recovery codes. */
  @Post('me/second-factor/passkeys')
  @HttpCode(200)
  @Allow()
  @BeforeSecondFactor()
  @ShowsSecretOnce()
  addMyPasskey(@Caller() actor: Actor, @Body() body: AddPasskeyDto): Promise<RecoveryCodes> {
    return this.passkeys.add(actor, body);
  }

  /** Removes a passkey and ends every other session. 409 `second-factor-needed` for the last method when the agency requires one. */
  @Post('me/second-factor/passkeys/:id/remove')
  @HttpCode(204)
  @Allow()
  removeMyPasskey(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: OwnPasswordDto): Promise<void> {
    return this.passkeys.remove(actor, id, body);
  }

  /** Creates new recovery codes, shown only once; earlier ones stop working. */
  @Post('me/second-factor/recovery-codes')
  @HttpCode(200)
  @Allow()
  @ShowsSecretOnce()
  renewMyRecoveryCodes(@Caller() actor: Actor, @Body() body: OwnPasswordDto): Promise<RecoveryCodes> {
    return this.factor.renewRecoveryCodes(actor, body);
  }

  /** Returns the agency's security settings for log-in. */
  @Get('settings/security')
  @Allow('settings:read')
  getSecuritySettings(@Caller() actor: Actor): Promise<SecuritySettingsDto> {
    return this.settings.get(actor);
  }

  /** Changes the roles that require a second factor; applies within a second, to the caller too. */
  @Patch('settings/security')
  @Allow('settings:write')
  @Versioned()
  updateSecuritySettings(
    @Caller() actor: Actor,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateSecuritySettingsDto,
  ): Promise<SecuritySettingsDto> {
    return this.settings.update(actor, version, body);
  }
}
