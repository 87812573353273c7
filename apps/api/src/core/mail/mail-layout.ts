import type { MailText } from './mail.js';

export interface MailContent {
  subject: string;
  greeting: string;
  paragraphs: string[];
  button?: { label: string; href: string };
  closing: string;
  /** Name below the text; the product's by default. */
  signature?: string;
}

/** Renders a mail as plain text and as HTML that every mail reader shows. */
export function layoutMail({ subject, greeting, paragraphs, button, closing, signature = 'Sestante' }: MailContent): MailText {
  const text = [greeting, ...paragraphs, ...(button ? [`${button.label}:\n${button.href}`] : []), closing, signature].join('\n\n');
  const p = (content: string) => `<p style="margin:0 0 16px;font:400 15px/22px Arial,sans-serif;color:#1c1c1a">${content}</p>`;
  const link = button
    ? `<p style="margin:0 0 24px"><a href="${escaped(button.href)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#0f6b66;color:#ffffff;font:600 15px/22px Arial,sans-serif;text-decoration:none">${escaped(button.label)}</a></p>`
    : '';
  const html = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;background:#f7f7f5"><div style="max-width:520px;margin:0 auto;padding:28px;border:1px solid #e6e6e1;border-radius:8px;background:#ffffff">${p(escaped(greeting))}${paragraphs.map((paragraph) => p(escaped(paragraph))).join('')}${link}${p(escaped(closing))}${signature === 'Sestante' ? '' : p(escaped(signature))}</div></body></html>`;
  // Names may hold line breaks; a subject is one line.
  return { subject: subject.replace(/[\r\n]+/g, ' ').slice(0, 200), text, html };
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
