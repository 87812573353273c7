import { readConfig } from './config.js';

const read = (env: NodeJS.ProcessEnv) => readConfig({ DATABASE_URL: 'postgres://a', DATABASE_OWNER_URL: 'postgres://b', ...env });

describe('origins that may call the API', () => {
  it.each([
    ['https when PUBLIC_URL is https', 'https://portale.example.it', undefined],
    ['http when PUBLIC_URL is https', 'http://portale.example.it', /must be https where PUBLIC_URL is/],
    ['one of two', 'https://portale.example.it, http://altro.example.it', /http:\/\/altro\.example\.it is not/],
    ['an address with a path', 'https://portale.example.it/', /without a path/],
    ['any', '*', /\* is not an origin/],
  ])('%s', (_what, origins, refused) => {
    const start = () => read({ PUBLIC_URL: 'https://clienti.example.it', CORS_ORIGINS: origins }).corsOrigins;
    if (refused) expect(start).toThrow(refused);
    else expect(start()).toEqual([origins]);
  });

  it('may use http when PUBLIC_URL uses http', () => {
    expect(read({ CORS_ORIGINS: 'http://localhost:5173' }).corsOrigins).toEqual(['http://localhost:5173']);
  });
});

describe('a model for texts', () => {
  it.each([
    ['a model without an address', { AI_MODEL: 'a' }],
    ['an address without a model', { AI_BASE_URL: 'https://a.example/v1' }],
    ['an address of another kind', { AI_BASE_URL: 'ftp://a.example', AI_MODEL: 'a' }],
  ])('cannot be %s', (_what, env) => expect(() => read(env)).toThrow(/AI_BASE_URL/));

  it('is optional, as is its key', () => {
    expect(read({}).ai).toBeUndefined();
    const ai = { baseUrl: 'https://a.example/v1', key: undefined, model: 'a' };
    expect(read({ AI_BASE_URL: 'https://a.example/v1/', AI_MODEL: 'a' }).ai).toEqual(ai);
  });
});
