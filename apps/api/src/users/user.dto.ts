import { ApiProperty, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { ApiDeclared } from '../core/http/openapi.decorators.js';
import { IsLine, IsMailAddress } from '../core/http/fields.js';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { ROLES, VISIBILITIES, type Permission, type Role, type Visibility } from '../core/auth/permissions.js';

/** Audited changes to users. */
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

/** User of the agency, as records reference them. */
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
  /** Scope of visible records: `own`, created by or assigned to the user; `agency`, all. */
  @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility' }) visibility: Visibility;
  active: boolean;
  agency: AgencyRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) lastSeenAt: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

/** Number of clients visible to a user, counted up to 10,000. */
export class SeenClients {
  @ApiProperty({ type: 'integer' }) total: number;
  totalCapped: boolean;
}

/** User of the agency, as shown to admins. */
export class ColleagueDto extends UserDto {
  /** Time of the invitation; `null` once it was accepted. */
  @ApiProperty({ type: 'string', format: 'date-time' }) invitedAt: string | null;
  seenClients: SeenClients;
  /** True when their log-in requires a second factor. */
  secondFactor: boolean;
}

/** User of the agency with the number of clients that each visibility would show. */
export class ColleagueProfile extends ColleagueDto {
  ownClients: SeenClients;
  agencyClients: SeenClients;
}

export class RoleDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role: Role;
  @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility' }) defaultVisibility: Visibility;
  @ApiDeclared('Permission', { type: [String] }) permissions: Permission[];
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

/** Audited change to a user. */
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
  /** Omitted: the default of the role. */
  @IsOptional() @IsIn(VISIBILITIES) @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility', required: false }) visibility?: Visibility;
}

export class UpdateUserDto {
  @IsOptional() @IsLine(100) firstName?: string;
  @IsOptional() @IsLine(100) lastName?: string;
  @IsOptional() @IsIn(ROLES) @ApiProperty({ enum: ROLES, enumName: 'Role', required: false }) role?: Role;
  @IsOptional() @IsIn(VISIBILITIES) @ApiProperty({ enum: VISIBILITIES, enumName: 'Visibility', required: false }) visibility?: Visibility;
  /** `false` ends the user's sessions at once. */
  @IsOptional() @IsBoolean() active?: boolean;
}

/** Role and visibility to try; omitted ones are the user's own. */
export class ViewAsDto extends PickType(UpdateUserDto, ['role', 'visibility'] as const) {}

export class ViewAsToken {
  /** Read-only access token: every write with it is a 403. */
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

/** Details of an invitation, shown to the holder of its link. */
export class InvitationDto {
  @ApiProperty({ type: 'string', format: 'email' }) email: string;
  firstName: string;
  lastName: string;
  agencyName: string;
}

export class ConfirmResetDto extends InvitationTokenDto {
  /** At least 12 characters; easily guessed passwords are refused. */
  @IsString() @Length(12, 200) @ApiProperty({ format: 'password' }) password: string;
}

export class AcceptInvitationDto extends ConfirmResetDto {
  @IsLine(100) firstName: string;
  @IsLine(100) lastName: string;
}

/** The caller. */
export class MeDto extends UserDto {
  @ApiDeclared('Permission', { type: [String] }) permissions: Permission[];
  /** True in a "view as" session of an admin: every write is a 403 `view-only`. */
  readOnly: boolean;
  /**
   * True when the agency requires a second factor and the caller has none: everything but `/me/second-factor` is a 403
   * `second-factor-required`.
   */
  lacksSecondFactor: boolean;
  /** True when the user gets a mail on working mornings with the actions due. */
  morningDigest: boolean;
  /** Minutes before a timed action at which the user is reminded; `null` for never. */
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
  /**
   * Keeps the session on this device, for 30 days at most; otherwise it lasts until the browser closes, for 12 hours at
   * most. An installation may set other lengths.
   */
  @IsOptional() @IsBoolean() remember?: boolean;
}

export class SessionTokens {
  /** Access token, to send as `Authorization: Bearer …`. The refresh token is set as an httpOnly cookie. */
  accessToken: string;
  /** Validity of the access token in seconds. */
  @ApiProperty({ type: 'integer', example: 600 }) expiresIn: number;
  user: MeDto;
}

export class ChangePasswordDto {
  @IsString() @Length(1, 200) @ApiProperty({ format: 'password' }) currentPassword: string;
  /** At least 12 characters; easily guessed passwords are refused. Every other session ends. */
  @IsString() @Length(12, 200) @ApiProperty({ format: 'password' }) newPassword: string;
}

export class SessionDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** True for the session of this request. */
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
