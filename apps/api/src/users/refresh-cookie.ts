import { Injectable } from '@nestjs/common';
import { Config } from '../core/config.js';
import { forbidden } from '../core/errors.js';
import type { ApiReply, ApiRequest } from '../core/http/request.js';
import type { SecondFactorChallenge } from './second-factor.dto.js';
import type { Device, SignedIn } from './sessions.service.js';
import type { SessionTokens } from './user.dto.js';

/** Refresh cookie, readable only by the browser and the refresh route. */
@Injectable()
export class RefreshCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(private readonly config: Config) {
    this.secure = config.publicUrl.protocol === 'https:';
    this.name = this.secure ? '__Host-sestante_refresh' : 'sestante_refresh';
  }

  /** @throws 403 when another site sent the request: SameSite=Strict already withholds the cookie, this does not rely on it */
  read(request: ApiRequest): string | undefined {
    const { origin } = request.headers;
    if (origin !== undefined && !this.ours(origin, request)) throw forbidden('This request came from another site.', 'foreign-origin');
    return request.cookies[this.name];
  }

  give(reply: ApiReply, { tokens, refreshToken, cookieSeconds }: SignedIn): SessionTokens {
    void reply.setCookie(this.name, refreshToken, {
      ...this.attributes(),
      ...(cookieSeconds === undefined ? {} : { maxAge: cookieSeconds }),
    });
    return tokens;
  }

  /** Sets the cookie after a log-in, unless the log-in first requires a second factor. */
  giveIfSignedIn(reply: ApiReply, outcome: SignedIn | SecondFactorChallenge): SessionTokens | SecondFactorChallenge {
    return 'mfaRequired' in outcome ? outcome : this.give(reply, outcome);
  }

  take(reply: ApiReply): void {
    void reply.clearCookie(this.name, this.attributes());
  }

  deviceOf(request: ApiRequest): Device {
    return { ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300) ?? null };
  }

  /** Returns the cookie's attributes; `__Host-` requires the path of the whole site. */
  private attributes() {
    return { httpOnly: true, secure: this.secure, sameSite: 'strict', path: '/' } as const;
  }

  private ours(origin: string, request: ApiRequest): boolean {
    // An attacker on the network can serve the http origin of an https installation.
    if (this.secure && !origin.startsWith('https:')) return false;
    return (
      origin === this.config.publicUrl.origin ||
      this.config.corsOrigins.includes(origin) ||
      (URL.canParse(origin) && new URL(origin).host === request.headers.host)
    );
  }
}
