import { Injectable } from '@nestjs/common';
import { Config } from '../core/config.js';

const LONGEST_MS = 30_000;
const MAX_BYTES = 200_000;
const MAX_TEXT = 10_000;
/** Markup, which a text of a report does not have. */
const MARKUP = /```|^#|\*\*|<\/?[a-z]|\]\(/imu;

/** Model that drafts texts, behind an endpoint that is compatible with OpenAI's chat completions. */
@Injectable()
export class TextModel {
  /** Milliseconds until an answer is given up; tests shorten it. */
  longestMs = LONGEST_MS;

  constructor(private readonly config: Config) {}

  /** Name of the configured model, and null without one. */
  get name(): string | null {
    return this.config.ai?.model ?? null;
  }

  /** Returns the drafted text, and null when the model is slow, fails, or answers with anything but a plain text. */
  async draft(instructions: string, findings: string): Promise<string | null> {
    const { ai } = this.config;
    if (!ai) return null;
    try {
      const response = await fetch(`${ai.baseUrl}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(ai.key ? { authorization: `Bearer ${ai.key}` } : {}) },
        body: JSON.stringify({
          model: ai.model,
          messages: [
            { role: 'system', content: instructions },
            { role: 'user', content: findings },
          ],
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(this.longestMs),
      });
      if (!response.ok || !response.body) return null;
      return plainTextOf(JSON.parse(await readBounded(response.body)));
    } catch {
      return null;
    }
  }
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('The answer of the model is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function plainTextOf(answer: { choices?: { message?: { content?: unknown } }[] } | null): string | null {
  const content = answer?.choices?.[0]?.message?.content;
  if (typeof content !== 'string') return null;
  const text = content.replaceAll(/\r\n?/g, '\n').trim();
  return /\p{L}{2}/u.test(text) && text.length <= MAX_TEXT && !MARKUP.test(text) && !/[^\P{C}\n]/u.test(text) ? text : null;
}
