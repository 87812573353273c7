import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Admission, askerOf } from '../core/admission.js';
import type { Actor } from '../core/auth/actor.js';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import type { Permission } from '../core/auth/permissions.js';
import type { Connection } from '../core/fair-queue.js';
import { BYTE_ORDER_MARK, csvLine } from './csv.rules.js';

const ENDED = 'ESPORTAZIONE INTERROTTA: i diritti di chi ha chiesto il file sono cambiati mentre si scaricava. Il file non è completo.';

/** CSV files that are written while they are downloaded, each in one of the few places for such work. */
@Injectable()
export class Downloads {
  constructor(
    private readonly admission: Admission,
    private readonly actorResolver: ActorResolver,
  ) {}

  /**
   * Streams the header and the pages while the reader has the permission, then ends with a notice that the file is incomplete.
   * @throws 503 while the caller downloads another file
   */
  async stream(
    actor: Actor,
    permission: Permission,
    connection: Connection,
    headers: readonly string[],
    pages: AsyncGenerator<string>,
  ): Promise<Readable> {
    const leave = await this.admission.exports.enter(askerOf(actor), connection);
    // The `close` event also fires when reading never began or stopped half-way.
    return Readable.from(this.whileAllowed(actor, permission, headers, pages)).once('close', leave);
  }

  private async *whileAllowed(
    actor: Actor,
    permission: Permission,
    headers: readonly string[],
    pages: AsyncGenerator<string>,
  ): AsyncGenerator<string> {
    for (let part: string | undefined = BYTE_ORDER_MARK + csvLine(headers); part !== undefined; part = await this.next(actor, pages)) {
      if (!(await this.actorResolver.stillMay(actor, permission))) {
        yield csvLine([ENDED]);
        return;
      }
      yield part;
    }
  }

  /** Reads a page in a place of its own, so that a slow reader does not block other downloads. */
  private async next(actor: Actor, pages: AsyncGenerator<string>): Promise<string | undefined> {
    const leave = await this.admission.exportPages.enter(askerOf(actor));
    try {
      return (await pages.next()).value as string | undefined;
    } finally {
      leave();
    }
  }
}
