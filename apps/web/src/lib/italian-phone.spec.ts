import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { formatPhone } from '@sestante/italian-ids/phone';
import { formatItalianPhone } from './italian-phone.ts';

test('the short way says what the library says, for every Italian area', () => {
  let compared = 0;
  for (let area = 1; area < 1000; area++) {
    for (const rest of ['12345', '551234', '5551234']) {
      const e164 = `+390${area}${rest}`;
      const full = formatPhone(e164);
      const short = formatItalianPhone(e164);
      // Skips numbers left to the library, and impossible numbers, which the library does not group.
      if (short === null || !/^\+39 0\d+ \d+$/.test(full)) continue;
      assert.equal(short, full);
      compared++;
    }
  }
  assert.ok(compared > 300, `only ${compared} compared`);
});

test('mobiles agree, and what is neither is left to the library', () => {
  for (const e164 of ['+393475550142', '+393201234567']) assert.equal(formatItalianPhone(e164), formatPhone(e164));
  for (const other of ['+41446681800', '+39800123456', 'abc', '+39347555014']) assert.equal(formatItalianPhone(other), null);
});
