import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { PERMISSIONS, ROLES, VISIBILITIES, type Permission, type Role, type Visibility } from '../core/auth/permissions.js';

/** Someone of the agency, as records carry them. */
export class PersonRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
}

export class PersonList {
  data: PersonRef[];
}

export class AgencyRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
}

export class UserDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ type: 'string', format: 'email' }) email: string;
  firstName: string;
  lastName: string;
  displayName: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  /** `own`: created by them or assigned to them. */
  @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility' }) visibility: Visibility;
  active: boolean;
  agency: AgencyRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) lastSeenAt: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

/** The caller. */
export class MeDto extends UserDto {
  @ApiProperty({ type: [String], enum: PERMISSIONS, enumName: 'Permission' }) permissions: Permission[];
}

export class UpdateMeDto {
  @IsOptional() @IsLine(100) firstName?: string;
  @IsOptional() @IsLine(100) lastName?: string;
}

export class LoginDto {
  @IsEmail() @MaxLength(254) @ApiProperty({ example: 'giulia.ferraris@bellini.example' }) email: string;
  @IsString() @Length(1, 200) @ApiProperty({ format: 'password' }) password: string;
  /** Stay signed in for 30 days on this device; otherwise until the browser closes, 12 hours at most. */
  @IsOptional() @IsBoolean() remember?: boolean;
}

export class SessionTokens {
  /** Send it as `Authorization: Bearer …`. The refresh token travels in an httpOnly cookie. */
  accessToken: string;
  /** Seconds. */
  @ApiProperty({ type: 'integer', example: 600 }) expiresIn: number;
  user: MeDto;
}

export class ChangePasswordDto {
  @IsString() @Length(1, 200) @ApiProperty({ format: 'password' }) currentPassword: string;
  /** 12 characters or more, and none of the common ones. Every other session ends. */
  @IsString() @Length(12, 200) @ApiProperty({ format: 'password' }) newPassword: string;
}

export class SessionDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** The session of this very request. */
  current: boolean;
  userAgent: string | null;
  ip: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) lastUsedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) expiresAt: string;
}

export class SessionList {
  data: SessionDto[];
}
