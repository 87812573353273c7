import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/auth.guard.js';
import { Db } from '../database/db.js';
import { overloaded } from '../errors.js';
import { Antivirus } from '../files/antivirus.js';
import { DiskSpace } from '../files/disk-space.js';
import { Lifecycle } from './lifecycle.js';

/** Health checks for load balancers and supervisors. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly lifecycle: Lifecycle,
    private readonly antivirus: Antivirus,
    private readonly disk: DiskSpace,
  ) {}

  /** Liveness: the process runs. */
  @Get('live')
  @Public()
  live() {
    return { status: 'ok' };
  }

  /**
   * Readiness: the database answers and no shutdown was requested. A missing antivirus or a full disk is reported but does
   * not make it unready, because only uploads are affected.
   */
  @Get('ready')
  @Public()
  async ready() {
    if (this.lifecycle.stopping) throw overloaded('stopping', 'This process is about to stop.');
    const [antivirus, disk] = await Promise.all([this.antivirus.isReady(), this.disk.isEnough(), this.db.ping()]);
    return { status: 'ok', unavailable: [...(antivirus ? [] : ['antivirus']), ...(disk ? [] : ['disk'])] };
  }
}
