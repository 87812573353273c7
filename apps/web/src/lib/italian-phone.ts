// Area codes have two digits in Milan and Rome, three in the other large districts, four elsewhere.
const SHORT_AREAS = /^0(?:[26]|1[0159]|3[0159]|4[0159]|5[0159]|7[0159]|8[0159]|9[0159])/;

/**
 * Formats common Italian landline and mobile numbers ("+39 011 5551234", "+39 347 555 0142") without loading the phone
 * number library (30 kB). Returns null for all others, which need the library; a test checks that both agree.
 */
export function formatItalianPhone(e164: string): string | null {
  const mobile = /^\+39(3\d\d)(\d{3})(\d{4})$/.exec(e164);
  if (mobile) return `+39 ${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const landline = /^\+39(0\d{7,10})$/.exec(e164)?.[1];
  if (landline === undefined) return null;
  const area = SHORT_AREAS.exec(landline)?.[0] ?? landline.slice(0, 4);
  return `+39 ${area} ${landline.slice(area.length)}`;
}
