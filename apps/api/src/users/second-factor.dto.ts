import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsString, Length, ValidateIf } from 'class-validator';
import { ROLES, type Role } from '../core/auth/permissions.js';
import { ArrayUnique } from '../core/http/fields.js';
import { PasskeyDto } from './passkey.dto.js';

/** Methods to prove identity at log-in, besides the password. */
export const SECOND_FACTOR_METHODS = ['totp', 'passkey', 'recovery-code'] as const;
export type SecondFactorMethod = (typeof SECOND_FACTOR_METHODS)[number];

/** Answer when the password was right and a second factor is required: continue with `POST /auth/login/verify`. No token is issued yet. */
export class SecondFactorChallenge {
  @ApiProperty({ type: 'boolean', enum: [true] }) mfaRequired: true;
  /** Token that proves the first step. Valid once. */
  mfaToken: string;
  /** Validity in seconds. */
  @ApiProperty({ type: 'integer', example: 300 }) expiresIn: number;
  /** Methods available to the user. */
  @ApiProperty({ type: [String], enum: SECOND_FACTOR_METHODS, enumName: 'SecondFactorMethod' }) methods: SecondFactorMethod[];
  /** Options for `navigator.credentials.get`, when a passkey is among the methods: the JSON of WebAuthn. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) passkeyOptions: Record<string, unknown> | null;
}

export class VerifyLogInDto {
  /** Token from the answer of `POST /auth/login`. */
  @IsString() @Length(20, 2000) mfaToken: string;
  @IsIn(SECOND_FACTOR_METHODS) @ApiProperty({ enum: SECOND_FACTOR_METHODS, enumName: 'SecondFactorMethod' }) method: SecondFactorMethod;
  /** Six digits of the authenticator app (`totp`), or a recovery code. */
  @ValidateIf(({ method }: VerifyLogInDto) => method !== 'passkey')
  @IsString()
  @Length(1, 40)
  @ApiProperty({ example: '123456', required: false })
  code?: string;
  /** Result of `navigator.credentials.get`, as JSON; required for `passkey`. */
  @ValidateIf(({ method }: VerifyLogInDto) => method === 'passkey')
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  credential?: Record<string, unknown>;
}

/** The caller's password, required again so that an unattended session cannot change the second factor. */
export class OwnPasswordDto {
  @IsString() @Length(1, 200) @ApiProperty({ format: 'password' }) password: string;
}

export class ConfirmAuthenticatorDto {
  /** Six digits currently shown by the app. */
  @IsString() @Length(1, 40) @ApiProperty({ example: '123456' }) code: string;
}

/** Second factor of the caller. */
export class SecondFactorDto {
  /** True when the log-in requires it. */
  enabled: boolean;
  /** True when the agency requires one for the caller's role: the last method cannot be removed. */
  required: boolean;
  /** Time at which the authenticator app was set up; `null` without one. */
  @ApiProperty({ type: 'string', format: 'date-time' }) authenticatorSince: string | null;
  passkeys: PasskeyDto[];
  /** Number of unused recovery codes. */
  @ApiProperty({ type: 'integer' }) recoveryCodesLeft: number;
}

/** Secret for an authenticator app; shown only once. */
export class AuthenticatorSecret {
  /** Secret in Base32, for manual entry. */
  secret: string;
  /** `otpauth://` URI, for a QR code. */
  uri: string;
}

/** Recovery codes, shown only once; each allows one log-in. */
export class RecoveryCodes {
  /** Empty when the caller already has some. */
  recoveryCodes: string[];
}

export class SecuritySettingsDto {
  /** Roles that require a second factor; empty for none. */
  @ApiProperty({ type: [String], enum: ROLES, enumName: 'Role' }) secondFactorRoles: Role[];
  /** Incremented at each write; used as the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class UpdateSecuritySettingsDto {
  /** Roles that require a second factor. Users without one must set it up at their next request, before anything else. */
  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  @ApiProperty({ type: [String], enum: ROLES, enumName: 'Role', maxItems: ROLES.length })
  secondFactorRoles: Role[];
}
