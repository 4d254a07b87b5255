/**
 * USD for one unit in eu-west-2, without any free tier, as the public price pages gave them when last read by the
 * author (`docs/cost.md` has the date and what to check them against).
 */
export const prices: Readonly<Record<string, number>> = {
  // The table of aws.amazon.com/step-functions/pricing, "Europe (London)"; 29.70 is that of Paris.
  stateTransitions: 25 / 1_000_000,
  lambdaInvocations: 0.2 / 1_000_000,
  lambdaGbSeconds: 0.0000133334,
  writeUnits: 0.7423 / 1_000_000,
  readUnits: 0.1485 / 1_000_000,
  s3Puts: 0.0053 / 1_000,
  s3Gets: 0.00042 / 1_000,
  mailsIn: 0.1 / 1_000,
  mailsOut: 0.1 / 1_000,
  queueRequests: 0.4 / 1_000_000,
  objectEvents: 1 / 1_000_000,
  logGigabytes: 0.5985,
  traces: 5 / 1_000_000,
  keyRequests: 0.03 / 10_000,
}

export const priceOf = (what: string, amount: number): number => (prices[what] ?? 0) * amount
