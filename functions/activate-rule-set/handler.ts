/** The receipt rule sets of an account and region, of which one is active at most. */
export interface RuleSets {
  /** Its name, or null while SES takes no mail. */
  active(): Promise<string | null>
  /** Null puts the active one out of use, and no other in its place. */
  activate(name: string | null): Promise<void>
}

export interface Wanted {
  readonly ruleSet: string
  /** Whether it may take the place of another. */
  readonly displace: boolean
}

export type Activated =
  | { readonly kind: 'active' }
  /** Someone else receives mail by another rule set here, and would no longer. */
  | { readonly kind: 'refused'; readonly why: string }

/** Makes a rule set the active one, unless that would stop somebody else's mail without their having said so. */
export const activate = async ({ ruleSet, displace }: Wanted, ruleSets: RuleSets): Promise<Activated> => {
  const active = await ruleSets.active()
  if (active === ruleSet) return { kind: 'active' }
  if (active !== null && !displace) {
    return {
      kind: 'refused',
      why:
        `The receipt rule set "${active}" is active in this account and region, and SES has one at most. ` +
        'Add its rules to yours, use another account or region, or set mail.displaceActiveRuleSet to true.',
    }
  }
  await ruleSets.activate(ruleSet)
  return { kind: 'active' }
}

/** Puts a rule set out of use, if it is the one in use: what somebody else activated since then stays. */
export const deactivate = async (ruleSet: string, ruleSets: RuleSets): Promise<void> => {
  if ((await ruleSets.active()) === ruleSet) await ruleSets.activate(null)
}
