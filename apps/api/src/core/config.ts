import { join, resolve } from 'node:path';
import { PACKAGE_FOLDER } from './package-folder.js';

/** Configuration from the environment, read once at start. `docs/operations.md` has the table. */
export class Config {
  port: number;
  host: string;
  /** Public base URL of the application; https turns on `__Host-` cookies. */
  publicUrl: URL;
  dataDir: string;
  /** The application's login, which neither owns the tables nor may bypass row-level security. */
  databaseUrl: string;
  /** Login of the owner, used by migrations and command-line tools only. */
  databaseOwnerUrl: string;
  /** SMTP server; without it, mail goes to the built-in outbox. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** S3-compatible bucket that keeps files instead of `dataDir`. */
  s3Url: URL | undefined;
  /** ClamAV daemon that scans each uploaded file. */
  clamdUrl: URL | undefined;
  /** Endpoint, compatible with OpenAI's, whose model drafts texts of reports. */
  ai: { baseUrl: string; key: string | undefined; model: string } | undefined;
  /** Maximum bytes of files for each agency. */
  storageQuota: number;
  /** Maximum session length in hours from the log-in, for remembered devices and for all others. */
  sessionHours: { remembered: number; otherwise: number };
  /** Bytes of disk space that uploads must leave free; below it, uploads are refused. */
  storageReserve: number;
  trustedProxies: string[];
  corsOrigins: string[];
  /** Loads the demo agency; only allowed with the built-in database. */
  demo: boolean;
  /** Runs jobs in this process. */
  worker: boolean;
  rateLimits: boolean;
  /** Folder of the built single-page application. */
  webDir: string;
  signingKey: string | undefined;
  secretKey: string | undefined;
  sealingKey: string | undefined;
}

/**
 * Validates the environment and applies the defaults.
 * @throws an Error that names every invalid variable at once.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const wrong: string[] = [];
  const text = (name: string, fallback: string) => env[name]?.trim() || fallback;
  const list = (name: string) =>
    text(name, '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  const flag = (name: string, fallback: boolean) => {
    const value = text(name, fallback ? 'on' : 'off');
    if (value !== 'on' && value !== 'off') wrong.push(`${name} must be on or off`);
    return value === 'on';
  };
  const required = (name: string) => {
    const value = text(name, '');
    if (!/^postgres(ql)?:\/\//.test(value)) wrong.push(`${name} must be a postgres:// address`);
    return value;
  };

  const port = Number(text('PORT', '3000'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) wrong.push('PORT must be a port number');
  const host = text('HOST', '127.0.0.1');
  const address = text('PUBLIC_URL', `http://localhost:${port}`);
  if (!URL.canParse(address)) wrong.push('PUBLIC_URL must be an address such as https://clienti.example.it');
  if (env.SMTP_URL && !/^smtps?:\/\//.test(env.SMTP_URL)) wrong.push('SMTP_URL must be an smtp:// or smtps:// address');
  const s3 = text('S3_URL', '');
  if (s3 && !/^https?:\/\/[^:@/]+:[^@/]+@[^/]+\/[^/?]+/.test(s3))
    wrong.push('S3_URL must be an address such as https://KEY:SECRET@host/bucket');
  const clamd = text('CLAMD_URL', '');
  if (clamd && !isClamd(clamd)) wrong.push('CLAMD_URL must be an address such as tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl');
  const ai = {
    baseUrl: text('AI_BASE_URL', '').replace(/\/+$/, ''),
    key: env.AI_API_KEY?.trim() || undefined,
    model: text('AI_MODEL', ''),
  };
  if (ai.baseUrl && !/^https?:\/\/[^\s/]/.test(ai.baseUrl)) wrong.push('AI_BASE_URL must be an address such as https://api.example.com/v1');
  if (ai.baseUrl ? !ai.model : ai.model || ai.key) wrong.push('AI_BASE_URL and AI_MODEL must be set together');
  const quota = Number(text('STORAGE_QUOTA_MB', '10240'));
  if (!Number.isInteger(quota) || quota < 1) wrong.push('STORAGE_QUOTA_MB must be a number of megabytes');
  const sessionDays = Number(text('SESSION_DAYS', '30'));
  if (!Number.isInteger(sessionDays) || sessionDays < 1 || sessionDays > 365) wrong.push('SESSION_DAYS must be a number of days, 1 to 365');
  const sessionHours = Number(text('SESSION_HOURS', '12'));
  if (!Number.isInteger(sessionHours) || sessionHours < 1 || sessionHours > 168)
    wrong.push('SESSION_HOURS must be a number of hours, 1 to 168');
  const reserve = Number(text('STORAGE_RESERVE_MB', '200'));
  if (!Number.isInteger(reserve) || reserve < 0) wrong.push('STORAGE_RESERVE_MB must be a number of megabytes');
  const databaseUrl = required('DATABASE_URL');
  const corsOrigins = list('CORS_ORIGINS');
  for (const origin of corsOrigins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      wrong.push(`CORS_ORIGINS must be origins such as https://portale.example.it, without a path; ${origin} is not an origin`);
    else if (address.startsWith('https:') && !origin.startsWith('https:'))
      wrong.push(`CORS_ORIGINS must be https where PUBLIC_URL is; ${origin} is not`);
  }

  const config: Config = {
    port,
    host,
    publicUrl: new URL(URL.canParse(address) ? address : 'http://localhost'),
    dataDir: resolve(text('DATA_DIR', '.data')),
    databaseUrl,
    databaseOwnerUrl: required('DATABASE_OWNER_URL'),
    smtpUrl: env.SMTP_URL?.trim() || undefined,
    mailFrom: text('MAIL_FROM', `Sestante <sestante@${URL.canParse(address) ? new URL(address).hostname : 'localhost'}>`),
    s3Url: s3 && URL.canParse(s3) ? new URL(s3) : undefined,
    clamdUrl: clamd && isClamd(clamd) ? new URL(clamd) : undefined,
    ai: ai.baseUrl ? ai : undefined,
    storageQuota: quota * 1024 * 1024,
    sessionHours: { remembered: sessionDays * 24, otherwise: sessionHours },
    storageReserve: reserve * 1024 * 1024,
    trustedProxies: list('TRUSTED_PROXIES'),
    corsOrigins,
    demo: flag('SESTANTE_DEMO', true) && env.SESTANTE_BUILTIN_DATABASE === '1',
    worker: flag('SESTANTE_WORKER', true),
    rateLimits: flag('SESTANTE_RATE_LIMITS', true),
    webDir: resolve(text('SESTANTE_WEB_DIR', join(PACKAGE_FOLDER, '../web/dist'))),
    signingKey: env.SIGNING_KEY,
    secretKey: env.SECRET_KEY,
    sealingKey: env.SEALING_KEY,
  };
  if (wrong.length > 0) throw new Error(`Configuration: ${wrong.join('; ')}.`);
  return config;
}

function isClamd(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, searchParams } = new URL(address);
  const placed = protocol === 'tcp:' ? hostname !== '' : protocol === 'unix:' && hostname === '' && pathname.length > 1;
  return placed && Number(searchParams.get('timeout') ?? 60) > 0;
}
