import { Injectable } from '@nestjs/common';
import { pino } from 'pino';

const to = (level: string) => pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });

/** Writes structured lines to standard output. Callers log only ids, codes, routes and times, never a body, an address or a name. */
@Injectable()
export class Log {
  private readonly lines = to(process.env.LOG_LEVEL ?? 'info');
  readonly info = this.lines.info.bind(this.lines);
  readonly warn = this.lines.warn.bind(this.lines);
  readonly error = this.lines.error.bind(this.lines);
}
