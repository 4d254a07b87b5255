import { describe, expect, it } from 'vitest'
import { activate, deactivate, type RuleSets } from '../../functions/activate-rule-set/handler.ts'

/** An account in which a rule set is active, or none. */
const account = (active: string | null): RuleSets & { now: string | null } => ({
  now: active,
  async active() {
    return this.now
  },
  async activate(name) {
    this.now = name
  },
})

describe('the receipt rule set', () => {
  it('is activated where none is active', async () => {
    const ses = account(null)
    expect(await activate({ ruleSet: 'stepwise', displace: false }, ses)).toEqual({ kind: 'active' })
    expect(ses.now).toBe('stepwise')
  })

  it('leaves somebody else’s in place, and says whose is in its way', async () => {
    const ses = account('tickets')
    const activated = await activate({ ruleSet: 'stepwise', displace: false }, ses)
    expect(activated).toHaveProperty('kind', 'refused')
    expect(activated.kind === 'refused' && activated.why).toContain('"tickets" is active')
    expect(ses.now).toBe('tickets')
  })

  it('takes the place of another when told to', async () => {
    const ses = account('tickets')
    expect(await activate({ ruleSet: 'stepwise', displace: true }, ses)).toEqual({ kind: 'active' })
    expect(ses.now).toBe('stepwise')
  })

  it('can be activated again, as a retried request does', async () => {
    const ses = account('stepwise')
    expect(await activate({ ruleSet: 'stepwise', displace: false }, ses)).toEqual({ kind: 'active' })
  })

  it('is put out of use with its stack', async () => {
    const ses = account('stepwise')
    await deactivate('stepwise', ses)
    expect(ses.now).toBeNull()
  })

  it('does not put out of use what somebody else activated since', async () => {
    const ses = account('tickets')
    await deactivate('stepwise', ses)
    expect(ses.now).toBe('tickets')
  })
})
