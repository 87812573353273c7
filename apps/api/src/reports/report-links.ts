import { Injectable } from '@nestjs/common';
import { Config } from '../core/config.js';
import { hashOf, Keys } from '../core/keys.js';

/** Links of delivered reports. Their tokens are derived from the report and the server key, and only the hash is stored. */
@Injectable()
export class ReportLinks {
  constructor(
    private readonly config: Config,
    private readonly keys: Keys,
  ) {}

  /** The token is in the fragment, which browsers send to no server. */
  linkOf(report: { id: string }): string {
    return new URL(`/documento#${this.tokenOf(report)}`, this.config.publicUrl).href;
  }

  hashOf(report: { id: string }): string {
    return hashOf(this.tokenOf(report));
  }

  private tokenOf({ id }: { id: string }): string {
    return this.keys.hmac('report', id).toString('base64url');
  }
}
