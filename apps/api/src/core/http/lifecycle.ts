import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

const DRAIN_MS = 300;

/** Says "not ready" first, then lets balancers notice before the listener closes. */
@Injectable()
export class Lifecycle implements BeforeApplicationShutdown {
  stopping = false;

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  }
}
