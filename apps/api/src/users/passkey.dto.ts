import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, Length } from 'class-validator';
import { IsLine } from '../core/http/fields.js';

const anObject = { type: 'object', additionalProperties: true } as const;

export class PasskeyDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Name chosen by its owner. */
  name: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) lastUsedAt: string | null;
}

/** Options for `navigator.credentials.create` or `get`: the JSON of WebAuthn. */
export class PasskeyOptions {
  /** Token to send back with the browser's answer. Valid once, for five minutes. */
  passkeyToken: string;
  @ApiProperty(anObject) options: Record<string, unknown>;
}

export class AddPasskeyDto {
  @IsString() @Length(20, 2000) passkeyToken: string;
  /** Name by which to recognise the passkey later. */
  @IsLine(60) name: string;
  /** Result of `navigator.credentials.create`, as JSON. */
  @IsObject() @ApiProperty(anObject) credential: Record<string, unknown>;
}

export class PasskeyLogInDto {
  @IsString() @Length(20, 2000) passkeyToken: string;
  /** Result of `navigator.credentials.get`, as JSON. */
  @IsObject() @ApiProperty(anObject) credential: Record<string, unknown>;
  /** Keeps the session after the browser closes, as in `POST /auth/login`. */
  @IsOptional() @IsBoolean() remember?: boolean;
}
