import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

const DRAIN_MS = 300;

/** Reports "not ready" first and gives load balancers time to notice before the listener closes. */
@Injectable()
export class Lifecycle implements BeforeApplicationShutdown {
  stopping = false;

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  }
}
