import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, Length } from 'class-validator';
import { IsLine } from '../core/http/fields.js';

const anObject = { type: 'object', additionalProperties: true } as const;

export class PasskeyDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** As its owner has called it. */
  name: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) lastUsedAt: string | null;
}

/** For `navigator.credentials.create`, or `get`: the JSON of WebAuthn. */
export class PasskeyOptions {
  /** Comes back with the answer of the browser. Good once, for five minutes. */
  passkeyToken: string;
  @ApiProperty(anObject) options: Record<string, unknown>;
}

export class AddPasskeyDto {
  @IsString() @Length(20, 2000) passkeyToken: string;
  /** For recognising it later. */
  @IsLine(60) name: string;
  /** What `navigator.credentials.create` gave, as JSON. */
  @IsObject() @ApiProperty(anObject) credential: Record<string, unknown>;
}

export class PasskeyLogInDto {
  @IsString() @Length(20, 2000) passkeyToken: string;
  /** What `navigator.credentials.get` gave, as JSON. */
  @IsObject() @ApiProperty(anObject) credential: Record<string, unknown>;
  /** As at `POST /auth/login`. */
  @IsOptional() @IsBoolean() remember?: boolean;
}
