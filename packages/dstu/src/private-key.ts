/** A private key that cannot be printed. */
export class PrivateKey {
  readonly m: number
  constructor(m: number) {
    this.m = m
  }
}
