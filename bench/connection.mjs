// One HTTP/1.1 connection, one request at a time. The load is generated on the cores that also serve it, so this does
// only the minimum: a general-purpose HTTP client needs as much time per response as the bare handler.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} head
 * @property {Buffer} body
 */

export class Connection {
  #socket;
  #received = [];
  #size = 0;
  #needed = 0;
  #head = '';
  #waiting;

  /** @param {URL} url */
  constructor(url) {
    this.host = url.host;
    this.#socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection.')));
  }

  /**
   * @param {{ method?: string, path: string, headers?: Record<string, string>, body?: unknown }} request
   * @returns {Promise<Answer>}
   */
  send({ method = 'GET', path, headers = {}, body }) {
    const payload = body === undefined ? '' : JSON.stringify(body);
    let head = `${method} ${path} HTTP/1.1\r\nHost: ${this.host}\r\n`;
    for (const name in headers) head += `${name}: ${headers[name]}\r\n`;
    if (body !== undefined) head += `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(payload)}\r\n`;
    return new Promise((done, fail) => {
      this.#waiting = { done, fail };
      this.#socket.write(`${head}\r\n${payload}`);
    });
  }

  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #receive(chunk) {
    this.#received.push(chunk);
    this.#size += chunk.length;
    if (this.#needed === 0) this.#readHead();
    if (this.#needed === 0 || this.#size < this.#needed) return;
    const answer = {
      status: Number(this.#head.slice(9, 12)),
      head: this.#head,
      body: this.#whole().subarray(this.#head.length + HEAD_END.length),
    };
    this.#received = [];
    this.#size = 0;
    this.#needed = 0;
    const { done } = this.#waiting;
    this.#waiting = undefined;
    done(answer);
  }

  #readHead() {
    const whole = this.#whole();
    const end = whole.indexOf(HEAD_END);
    if (end === -1) return;
    this.#head = whole.toString('latin1', 0, end);
    const length = header(this.#head, 'content-length');
    if (length === undefined) this.#fail(new Error(`An answer without its length:\n${this.#head}`));
    else this.#needed = end + HEAD_END.length + Number(length);
  }

  #whole() {
    if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
    return this.#received[0];
  }

  #fail(error) {
    this.#waiting?.fail(error);
    this.#waiting = undefined;
  }
}

/** @param {string} head @param {string} name lower case */
export function header(head, name) {
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim();
}
