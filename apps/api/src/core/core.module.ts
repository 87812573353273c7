import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Admission } from './admission.js';
import { AccessTokens, AccessTokenStrategy } from './auth/access-token.js';
import { AuthGuard } from './auth/auth.guard.js';
import { PasswordStrength } from './auth/password-strength.js';
import { Passwords } from './auth/passwords.js';
import { RolePermissions } from './auth/permissions.js';
import { ActorResolver } from './auth/actor-resolver.js';
import { RecentTokens } from './auth/recent-tokens.js';
import { Config, readConfig } from './config.js';
import { Db } from './database/db.js';
import { DECLARED_FEATURES, type Feature } from './feature.js';
import { Antivirus } from './files/antivirus.js';
import { DiskSpace } from './files/disk-space.js';
import { FileStore, LocalFileStore } from './files/file-store.js';
import { S3FileStore } from './files/s3-file-store.js';
import { Uploads } from './files/uploads.js';
import { Cursors } from './http/cursor.js';
import { Lifecycle } from './http/lifecycle.js';
import { LinkLimits } from './http/link-limits.js';
import { Jobs } from './jobs/jobs.js';
import { Housekeeping } from './jobs/housekeeping.js';
import { Keys } from './keys.js';
import { Log } from './log.js';
import { Mail } from './mail/mail.js';
import { Purge } from './records/purge.js';
import { RecordTypes } from './records/record-types.js';
import { Threads } from './threads.js';

const shared = [
  Log,
  Db,
  Jobs,
  Cursors,
  Passwords,
  PasswordStrength,
  RecentTokens,
  AccessTokens,
  Housekeeping,
  RolePermissions,
  ActorResolver,
  Lifecycle,
  RecordTypes,
  Purge,
  Admission,
  AuthGuard,
  Mail,
  Threads,
  DiskSpace,
  Antivirus,
  Uploads,
  LinkLimits,
];

/** Provides the services that every feature uses. */
@Global()
@Module({
  providers: [
    ...shared,
    AccessTokenStrategy,
    { provide: Config, useFactory: () => readConfig(process.env) },
    { provide: Keys, useFactory: (config: Config) => new Keys(config), inject: [Config] },
    {
      provide: FileStore,
      useFactory: ({ s3Url, dataDir }: Config) => (s3Url ? new S3FileStore(s3Url) : new LocalFileStore(join(dataDir, 'files'))),
      inject: [Config],
    },
  ],
  exports: [...shared, Config, Keys, FileStore],
})
export class CoreModule {
  static with(features: readonly Feature[]): DynamicModule {
    const declared = { provide: DECLARED_FEATURES, useValue: features };
    return { module: CoreModule, providers: [declared], exports: [DECLARED_FEATURES] };
  }
}
