/** Limits the log lines of a kind to a number in each second; beyond it, one line stands for many. */
export class LogSampling {
  private second = 0;
  private lines = 0;
  private leftOut = 0;

  constructor(
    private readonly inFull: number,
    private readonly oneOf: number,
  ) {}

  /** Returns how many lines were omitted since the last written one; undefined when this line is omitted. */
  take(now = Date.now()): number | undefined {
    const second = Math.floor(now / 1000);
    if (second !== this.second) this.lines = 0;
    this.second = second;
    this.lines += 1;
    if (this.lines > this.inFull && this.lines % this.oneOf !== 0) {
      this.leftOut += 1;
      return undefined;
    }
    const { leftOut } = this;
    this.leftOut = 0;
    return leftOut;
  }
}
