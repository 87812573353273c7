/** So many lines of a kind in each second are written in full; of those beyond, one stands for many. */
export class LogSampling {
  private second = 0;
  private lines = 0;
  private leftOut = 0;

  constructor(
    private readonly inFull: number,
    private readonly oneOf: number,
  ) {}

  /** How many lines were left out since the last one that was written; undefined for one that is left out itself. */
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
