/** Everything random, taken once at the edge so that decisions stay pure. */
export interface Ids {
  /** A short reference that people read out, like "WF-7K3QX2"; `prefix` names the partnership. */
  reference(prefix: string): string
  /** At least 128 bits, as lower-case letters and digits: case tokens, salts. */
  secret(): string
}
