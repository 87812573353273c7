import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../core/auth/auth.guard.js';
import { DEFAULT_VISIBILITY, RolePermissions, ROLES } from '../core/auth/permissions.js';
import { RoleList } from './user.dto.js';

@ApiTags('users')
@Controller('api/v1/roles')
export class RolesController {
  constructor(private readonly permissions: RolePermissions) {}

  /** Returns the roles with their permissions. */
  @Get()
  @Allow('users:read')
  listRoles(): RoleList {
    return {
      data: ROLES.map((role) => ({ role, defaultVisibility: DEFAULT_VISIBILITY[role], permissions: [...this.permissions.of(role)] })),
    };
  }
}
