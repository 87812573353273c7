import { PASSWORD } from './password.mjs';

/** Access tokens of the measured users, renewed before they expire. */
export class Tokens {
  #url;
  #known = new Map();

  /** @param {URL} url of the API */
  constructor(url) {
    this.#url = url;
  }

  /** @param {'admin' | 'own'} who */
  async of(who) {
    const known = this.#known.get(who);
    if (known?.until > Date.now()) return known.token;
    const answer = await this.#json('/api/v1/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: `${who}@bench.example`, password: PASSWORD }),
    });
    this.#known.set(who, { token: answer.accessToken, until: Date.now() + (answer.expiresIn * 1000) / 2 });
    return answer.accessToken;
  }

  async get(who, path) {
    return this.#json(path, { headers: { Authorization: `Bearer ${await this.of(who)}` } });
  }

  async #json(path, request) {
    const response = await fetch(new URL(path, this.#url), request);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
