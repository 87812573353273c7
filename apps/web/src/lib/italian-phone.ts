// Milan and Rome have two digits, the other large districts three, everywhere else four.
const SHORT_AREAS = /^0(?:[26]|1[0159]|3[0159]|4[0159]|5[0159]|7[0159]|8[0159]|9[0159])/;

/**
 * "+39 011 5551234", "+39 347 555 0142": the two kinds of number nearly every client has, without the library that
 * knows the whole world's (30 kB). Null for all others, which that library must answer; a test holds the two together.
 */
export function formatItalianPhone(e164: string): string | null {
  const mobile = /^\+39(3\d\d)(\d{3})(\d{4})$/.exec(e164);
  if (mobile) return `+39 ${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const landline = /^\+39(0\d{7,10})$/.exec(e164)?.[1];
  if (landline === undefined) return null;
  const area = SHORT_AREAS.exec(landline)?.[0] ?? landline.slice(0, 4);
  return `+39 ${area} ${landline.slice(area.length)}`;
}
