import { useEffect, useState } from 'react';
import { formatItalianPhone } from '../../lib/italian-phone';

/** Formatted phone number. Foreign and rare numbers appear once the formatting library has loaded. */
export function PhoneText({ e164 }: { e164: string }) {
  const italian = formatItalianPhone(e164);
  const [full, setFull] = useState<{ e164: string; text: string } | null>(null);
  useEffect(() => {
    if (italian !== null) return;
    let wanted = true;
    void import('@sestante/italian-ids/phone').then(({ formatPhone }) => wanted && setFull({ e164, text: formatPhone(e164) }));
    return () => {
      wanted = false;
    };
  }, [e164, italian]);
  return <>{italian ?? (full?.e164 === e164 ? full.text : e164)}</>;
}
