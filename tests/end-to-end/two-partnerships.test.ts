import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { BUSINESS_UNIT, CHILDREN, stepOne, TEACHER, teacher } from './people.ts'
import { ledgerEntry, noticeMail, noticeTo, open, post, told } from './post.ts'
import { Program } from './program.ts'

const BLACKPOOL = 'escalations@blackpool.example'

describe('two partnerships served by one program', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('a token of one partnership opens nothing in another', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const receipt = await noticeMail(program, noticeTo(await shown(reference), 'receipt', TEACHER))
    const address = receipt.replyTo?.value[0]?.address ?? ''
    const elsewhere = address.replace('waltham-forest', 'blackpool')
    const sent = await post(
      program,
      { from: teacher, to: elsewhere, subject: 'Re: our case', text: 'We wish to withdraw this escalation.' },
      elsewhere,
    )
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'held' })
    expect((await shown(reference)).state).toBe('open')
  })

  it('the same two agencies have a case in each, and each hears from its own', async () => {
    const here = await open(program, stepOne, CHILDREN)
    const there = await open(
      program,
      {
        ...stepOne,
        to: 's.bello@childrens-services.example',
        cc: BLACKPOOL,
        text: 'We could not agree on the telephone. This is stage 1 of the escalation process.',
      },
      BLACKPOOL,
    )
    const [one, other] = [await shown(here), await shown(there)]
    expect([one.partnership, other.partnership]).toEqual(['waltham-forest', 'blackpool'])
    expect(one.reference.slice(0, 2)).not.toBe(other.reference.slice(0, 2))
    for (const notice of one.notices) {
      expect((await noticeMail(program, notice)).from?.value[0]?.address).toBe(CHILDREN)
    }
    for (const notice of other.notices) {
      expect((await noticeMail(program, notice)).from?.value[0]?.address).toBe(BLACKPOOL)
      expect(notice.text).not.toContain('Waltham Forest')
    }
    expect(told(other).join()).not.toContain(BUSINESS_UNIT)
  })

  it('leave a ledger that balances', async () => {
    await expectBalance(program)
  })
})
