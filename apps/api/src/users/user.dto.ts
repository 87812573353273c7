import { ApiProperty, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { IsLine, IsMailAddress } from '../core/http/fields.js';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { PERMISSIONS, ROLES, VISIBILITIES, type Permission, type Role, type Visibility } from '../core/auth/permissions.js';

/** What is audited about people. */
export const USER_ACTIONS = [
  'user-invited',
  'user-changed',
  'sessions-ended',
  'viewed-as',
  'invitation-sent-again',
  'invitation-accepted',
  'password-reset',
  'second-factor-enabled',
  'second-factor-disabled',
  'second-factor-reset',
  'recovery-codes-renewed',
] as const;

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

/** How many clients somebody sees, up to 10,000. */
export class SeenClients {
  @ApiProperty({ type: 'integer' }) total: number;
  totalCapped: boolean;
}

/** A colleague, as admins see them. */
export class ColleagueDto extends UserDto {
  /** When they were invited; `null` once they have accepted. */
  @ApiProperty({ type: 'string', format: 'date-time' }) invitedAt: string | null;
  seenClients: SeenClients;
  /** Whether their log-in asks for a second factor. */
  secondFactor: boolean;
}

/** A colleague alone, with what each visibility would show them. */
export class ColleagueProfile extends ColleagueDto {
  ownClients: SeenClients;
  agencyClients: SeenClients;
}

export class RoleDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility' }) defaultVisibility: Visibility;
  @ApiProperty({ type: [String], enum: PERMISSIONS, enumName: 'Permission' }) permissions: Permission[];
}

export class RoleList {
  data: RoleDto[];
}

export class ColleaguePage {
  data: ColleagueDto[];
  page: PageDto;
}

export class ColleagueQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {
  @IsOptional() @IsIn(['true', 'false']) @ApiProperty({ type: 'string', enum: ['true', 'false'], required: false }) active?:
    | 'true'
    | 'false';
}

/** One thing that was done about somebody. */
export class UserChangeDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) at: string;
  actor: PersonRef;
  @ApiProperty({ enum: USER_ACTIONS, enumName: 'UserAction' }) action: (typeof USER_ACTIONS)[number];
  details: Record<string, unknown>;
}

export class UserChanges {
  data: UserChangeDto[];
}

export class InviteUserDto {
  @IsMailAddress()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  email: string;
  @IsLine(100) firstName: string;
  @IsLine(100) lastName: string;
  @IsIn(ROLES) @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  /** Left out: what the role has by default. */
  @IsOptional() @IsIn(VISIBILITIES) @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility', required: false }) visibility?: Visibility;
}

export class UpdateUserDto {
  @IsOptional() @IsLine(100) firstName?: string;
  @IsOptional() @IsLine(100) lastName?: string;
  @IsOptional() @IsIn(ROLES) @ApiProperty({ enum: ROLES, enumName: 'Role', required: false }) role?: Role;
  @IsOptional() @IsIn(VISIBILITIES) @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility', required: false }) visibility?: Visibility;
  /** `false` ends their sessions at once. */
  @IsOptional() @IsBoolean() active?: boolean;
}

/** What to try; left out, what the person has. */
export class ViewAsDto extends PickType(UpdateUserDto, ['role', 'visibility'] as const) {}

export class ViewAsToken {
  /** Reads only; every write with it is a 403. */
  accessToken: string;
  @ApiProperty({ type: 'integer', example: 600 }) expiresIn: number;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility' }) visibility: Visibility;
  displayName: string;
}

export class PasswordResetDto {
  @IsMailAddress() email: string;
}

export class InvitationTokenDto {
  @IsString() @Length(20, 200) token: string;
}

/** What an invitation says to whoever holds its link. */
export class InvitationDto {
  @ApiProperty({ type: 'string', format: 'email' }) email: string;
  firstName: string;
  lastName: string;
  agencyName: string;
}

export class ConfirmResetDto extends InvitationTokenDto {
  /** 12 characters or more, and none that is soon guessed. */
  @IsString() @Length(12, 200) @ApiProperty({ format: 'password' }) password: string;
}

export class AcceptInvitationDto extends ConfirmResetDto {
  @IsLine(100) firstName: string;
  @IsLine(100) lastName: string;
}

/** The caller. */
export class MeDto extends UserDto {
  @ApiProperty({ type: [String], enum: PERMISSIONS, enumName: 'Permission' }) permissions: Permission[];
  /** An admin looks through this person's eyes: every write is a 403 `view-only`. */
  readOnly: boolean;
  /** The agency asks for a second factor and they have none: everything but `/me/second-factor` is a 403 `second-factor-required`. */
  lacksSecondFactor: boolean;
  /** Whether they get a mail on working mornings with what is to be done. */
  morningDigest: boolean;
  /** How long before a timed action they are reminded of it; `null` for never. */
  @ApiProperty({ type: 'integer' }) reminderMinutes: number | null;
}

export class UpdateMeDto {
  @IsOptional() @IsLine(100) firstName?: string;
  @IsOptional() @IsLine(100) lastName?: string;
  @ValidateIf((_, value) => value !== undefined) @IsBoolean() morningDigest?: boolean;
  @IsOptional() @IsInt() @Min(1) @Max(1440) @ApiProperty({ type: 'integer', required: false }) reminderMinutes?: number | null;
}

export class LoginDto {
  @IsEmail() @MaxLength(254) @ApiProperty({ example: 'giulia.ferraris@bellini.example' }) email: string;
  @IsString() @Length(1, 200) @ApiProperty({ format: 'password' }) password: string;
  /** Stay signed in on this device, for 30 days at most; otherwise until the browser closes, for 12 hours at most. An installation may set other lengths. */
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
  /** 12 characters or more, and none that is soon guessed. Every other session ends. */
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
