import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsString, Length, ValidateIf } from 'class-validator';
import { ROLES, type Role } from '../core/auth/permissions.js';
import { ArrayUnique } from '../core/http/fields.js';
import { PasskeyDto } from './passkey.dto.js';

/** How somebody may show at log-in that it is them, besides the password. */
export const SECOND_FACTOR_METHODS = ['totp', 'passkey', 'recovery-code'] as const;
export type SecondFactorMethod = (typeof SECOND_FACTOR_METHODS)[number];

/** The password was right, and a second factor is asked for: `POST /auth/login/verify`. No token was handed out yet. */
export class SecondFactorChallenge {
  @ApiProperty({ type: 'boolean', enum: [true] }) mfaRequired: true;
  /** Stands for the password that was right. Good once. */
  mfaToken: string;
  /** Seconds for which it is good. */
  @ApiProperty({ type: 'integer', example: 300 }) expiresIn: number;
  /** What the person can show. */
  @ApiProperty({ type: [String], enum: SECOND_FACTOR_METHODS, enumName: 'SecondFactorMethod' }) methods: SecondFactorMethod[];
  /** For `navigator.credentials.get`, where a passkey is among the methods: the JSON of WebAuthn. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) passkeyOptions: Record<string, unknown> | null;
}

export class VerifyLogInDto {
  /** From the answer of `POST /auth/login`. */
  @IsString() @Length(20, 2000) mfaToken: string;
  @IsIn(SECOND_FACTOR_METHODS) @ApiProperty({ enum: SECOND_FACTOR_METHODS, enumName: 'SecondFactorMethod' }) method: SecondFactorMethod;
  /** Six digits of the authenticator app (`totp`), or a recovery code. */
  @ValidateIf(({ method }: VerifyLogInDto) => method !== 'passkey')
  @IsString()
  @Length(1, 40)
  @ApiProperty({ example: '123456', required: false })
  code?: string;
  /** With `passkey`: what `navigator.credentials.get` gave, as JSON. */
  @ValidateIf(({ method }: VerifyLogInDto) => method === 'passkey')
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  credential?: Record<string, unknown>;
}

/** The caller's password once more: a session left open changes nothing here. */
export class OwnPasswordDto {
  @IsString() @Length(1, 200) @ApiProperty({ format: 'password' }) password: string;
}

export class ConfirmAuthenticatorDto {
  /** Six digits, as the app shows them now. */
  @IsString() @Length(1, 40) @ApiProperty({ example: '123456' }) code: string;
}

/** The caller's second factor. */
export class SecondFactorDto {
  /** Whether the log-in asks for it. */
  enabled: boolean;
  /** The agency asks for one of the caller's role: the last method cannot be taken away. */
  required: boolean;
  /** Since when there is an authenticator app; `null` without one. */
  @ApiProperty({ type: 'string', format: 'date-time' }) authenticatorSince: string | null;
  passkeys: PasskeyDto[];
  /** Recovery codes that are not used. */
  @ApiProperty({ type: 'integer' }) recoveryCodesLeft: number;
}

/** For an authenticator app; shown this once. */
export class AuthenticatorSecret {
  /** Base32, for typing. */
  secret: string;
  /** `otpauth://`, for a QR code. */
  uri: string;
}

/** Shown this once; each lets somebody in one time. */
export class RecoveryCodes {
  /** Empty when the caller already has some. */
  recoveryCodes: string[];
}

export class SecuritySettingsDto {
  /** Who must have a second factor: nobody, when empty. */
  @ApiProperty({ type: [String], enum: ROLES, enumName: 'Role' }) secondFactorRoles: Role[];
  /** Goes up by one at each write; the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class UpdateSecuritySettingsDto {
  /** Those who have no second factor set one up at their next request, before anything else. */
  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  @ApiProperty({ type: [String], enum: ROLES, enumName: 'Role', maxItems: ROLES.length })
  secondFactorRoles: Role[];
}
