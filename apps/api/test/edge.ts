import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.js';
import { Allow, Public } from '../src/core/auth/auth.guard.js';
import { readConfig } from '../src/core/config.js';
import { serveReference } from '../src/core/http/reference.js';
import { createServer } from '../src/core/http/server.js';
import { serveWebApp } from '../src/core/http/web-app.js';
import { testDatabase } from './database.js';
import { setVariables } from './variables.js';

/** Text that no answer may contain. */
export const SECRET = 'the row (RSSMRA80A01H501U) already exists';

/** Routes that fail unexpectedly or are refused, and one without a declared permission. */
@Controller('api/v1/mistakes')
class FailingController {
  @Get('thrown')
  @Public()
  thrown(): never {
    throw new Error(SECRET);
  }

  @Get('forgotten')
  forgotten() {
    return { secret: SECRET };
  }

  @Get('refused')
  @Allow('clients:assign')
  refused() {
    return {};
  }
}

@Module({ controllers: [FailingController] })
class FailingModule {}

/**
 * Starts the application as `main.ts` does, with a web application, the API reference and rate limits.
 * @param env additional environment variables
 * @param more modules with routes for this test only
 */
export async function startEdge(env: Record<string, string>, more: Type[] = []): Promise<NestFastifyApplication> {
  class WithMore {}
  Module({ imports: [AppModule, FailingModule, ...more] })(WithMore);
  const webDir = mkdtempSync(join(tmpdir(), 'sestante-web-'));
  mkdirSync(join(webDir, 'assets'));
  for (const page of ['index.html', 'questionario.html'])
    writeFileSync(
      join(webDir, page),
      `<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>${page}</title><script type="module" src="/assets/app-1a2b.js"></script>`,
    );
  writeFileSync(join(webDir, 'assets/app-1a2b.js'), `// ${'x'.repeat(5_000)}`);
  writeFileSync(join(webDir, 'secret.txt'), SECRET);
  const { databaseUrl, ownerUrl } = await testDatabase();
  setVariables({
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: webDir,
    SESTANTE_WEB_DIR: webDir,
    SESTANTE_WORKER: 'off',
    SESTANTE_RATE_LIMITS: 'on',
    PUBLIC_URL: '',
    CORS_ORIGINS: '',
    ...env,
  });
  const config = readConfig(process.env);
  const app = await createServer(WithMore, config);
  await serveWebApp(app.getHttpAdapter().getInstance(), config);
  serveReference(app);
  await app.init();
  await app.listen(0, '127.0.0.1');
  return app;
}
