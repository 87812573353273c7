import { Problem } from '../errors.js';
import { parseJson } from './json-body.js';

const read = (text: string | Buffer): unknown => {
  try {
    return parseJson(Buffer.from(text));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.status, error.code, ...(error.more.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
  }
};

describe('a JSON body', () => {
  it.each([
    ['an object', '{"a":1,"b":[true,null,"x"]}', { a: 1, b: [true, null, 'x'] }],
    ['spaces and lines', ' \n{ "a" :\t1 }\r\n', { a: 1 }],
    ['escapes', '{"a":"\\u00e8\\n\\"{[,:"}', { a: 'è\n"{[,:' }],
    ['structural characters inside texts', '{"{\\"a\\":":"[[[[","b":"]}","c":"\\\\"}', { '{"a":': '[[[[', b: ']}', c: '\\' }],
    ['a whole pair of surrogates, escaped or not', '{"a":"\\ud83d\\ude00","b":"😀"}', { a: '😀', b: '😀' }],
    [
      'the same key in two objects',
      '{"a":{"x":1},"b":{"x":2},"x":[{"x":3},{"x":4}]}',
      { a: { x: 1 }, b: { x: 2 }, x: [{ x: 3 }, { x: 4 }] },
    ],
    ['a text equal to a key', '{"a":"b","b":"a"}', { a: 'b', b: 'a' }],
    ['thirty-two levels', `${'['.repeat(32)}${']'.repeat(32)}`, JSON.parse(`${'['.repeat(32)}${']'.repeat(32)}`)],
    ['no object at all', 'null', null],
  ])('is accepted with %s', (_what, text, value) => expect(read(text)).toEqual(value));

  it.each([
    ['thirty-three levels', `${'['.repeat(33)}${']'.repeat(33)}`, [400, 'too-deep']],
    ['a hundred thousand brackets', '['.repeat(100_000), [400, 'too-deep']],
    ['objects as deep', '{"a":'.repeat(40), [400, 'too-deep']],
    ['more keys than any object has', `{${Array.from({ length: 2_001 }, (_, n) => `"k${n}":1`).join(',')}}`, [400, 'too-many-keys']],
    ['sixty thousand empty objects', `[${'{},'.repeat(60_000)}{}]`, [400, 'too-many-values']],
    ['two hundred thousand numbers', `[${'1,'.repeat(200_000)}1]`, [400, 'too-many-values']],
    ['a key given twice', '{"a":1,"a":2}', [400, 'duplicate-key']],
    ['a key given twice, once in escapes', '{"a":1,"\\u0061":2}', [400, 'duplicate-key']],
    ['a key given twice, deep down', '{"x":[{"y":{"a":1,"b":2,"a":3}}]}', [400, 'duplicate-key']],
    ['a key given twice around a list', '{"a":[1,2,{"a":3}],"a":4}', [400, 'duplicate-key']],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), [400, 'invalid-utf8']],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), [400, 'invalid-utf8']],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), [400, 'malformed-json']],
    ['half of it', '{"a":', [400, 'malformed-json']],
    ['an extra comma', '{"a":1,}', [400, 'malformed-json']],
    ['a comment', '{"a":1} // x', [400, 'malformed-json']],
    ['no quotes', '{a:1}', [400, 'malformed-json']],
    ['NaN', '{"a":NaN}', [400, 'malformed-json']],
    ['two values', '{} {}', [400, 'malformed-json']],
    ['an unterminated text', '{"a":"x', [400, 'malformed-json']],
    ['a line break inside a text', '{"a":"x\ny"}', [400, 'malformed-json']],
    ['__proto__', '{"__proto__":{"admin":true}}', [400, 'malformed-json']],
    ['__proto__ in escapes', '{"\\u005f_proto__":{"admin":true}}', [400, 'malformed-json']],
    ['constructor.prototype', '{"a":{"constructor":{"prototype":{"admin":true}}}}', [400, 'malformed-json']],
    ['U+0000 in a value', '{"a":{"b":["x","y\\u0000"]}}', [422, 'validation-failed', '/a/b/1 nul']],
    ['U+0000 in a key', '{"a":{"b\\u0000":1}}', [422, 'validation-failed', '/a/ nul']],
    ['half a surrogate pair', '{"a/b~c":"\\ud83d"}', [422, 'validation-failed', '/a~1b~0c lone-surrogate']],
    ['the other half', '{"a":"x\\ude00y"}', [422, 'validation-failed', '/a lone-surrogate']],
  ])('is refused with %s', (_what, text, problem) => expect(read(text)).toEqual(problem));

  it('cannot change the prototype of objects', () => {
    read('{"__proto__":{"admin":true}}');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('is parsed in time proportional to its length', () => {
    const record = (at: number) => `{${Array.from({ length: 60 }, (_, n) => `"k${n}":"\\\\\\"${at}"`).join(',')}}`;
    const body = `{"records":[${Array.from({ length: 1_000 }, (_, at) => record(at)).join(',')}]}`;
    // Measures this process alone, since other load on the machine must not fail the test.
    const before = process.cpuUsage();
    expect((parseJson(Buffer.from(body)) as { records: object[] }).records).toHaveLength(1_000);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});
