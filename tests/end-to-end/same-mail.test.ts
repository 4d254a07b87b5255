import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { ADULTS, CHILDREN, stepOne, TEACHER, teacher } from './people.ts'
import { answer, ledgerEntries, ledgerEntry, noticeMail, noticeTo, open, post, told } from './post.ts'
import { Program } from './program.ts'

describe('a mail that comes more than once', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('the same mail twice has one effect', async () => {
    const messageId = '<sent-twice-1@parkside-primary.example>'
    const reference = await open(program, { ...stepOne, messageId }, CHILDREN)
    await post(program, { ...stepOne, messageId }, CHILDREN)
    const entries = await ledgerEntries(program, messageId)
    expect(entries.map(({ outcome }) => outcome).toSorted()).toEqual(['duplicate', 'opened'])
    expect(told(await shown(reference))).toHaveLength(2)
  })

  it('another mail under a Message-ID that was used before is held, not dropped', async () => {
    const messageId = '<used-again-1@parkside-primary.example>'
    await open(program, { ...stepOne, messageId }, CHILDREN)
    await post(program, { ...stepOne, messageId, text: `${stepOne.text}\n\nThere is more.` }, CHILDREN)
    const entries = await ledgerEntries(program, messageId)
    expect(entries.map(({ outcome }) => outcome).toSorted()).toEqual(['held', 'opened'])
  })

  it('the same mail to the children’s and to the adults’ mailbox opens a case in each', async () => {
    const sent = await post(
      program,
      {
        ...stepOne,
        to: 'j.marsh@police.example',
        cc: `${CHILDREN}, ${ADULTS}`,
        text: 'The whole family is at issue. This is step one of the Safeguarding Partnership’s Escalation Process.',
      },
      CHILDREN,
      ADULTS,
    )
    const entries = await ledgerEntries(program, sent)
    expect(entries.map(({ outcome }) => outcome)).toEqual(['opened', 'opened'])
    const cases = await Promise.all(entries.map(({ reference }) => shown(reference ?? '')))
    expect(cases.map(({ population }) => population).toSorted()).toEqual(['adults', 'children'])
    // An answer to one of them belongs to that one alone.
    const [adults, children] = cases.toSorted((a, b) => (a.population < b.population ? -1 : 1))
    if (adults === undefined || children === undefined) throw new Error('two cases were opened')
    const notice = await noticeMail(program, noticeTo(adults, 'receipt', TEACHER))
    const withdrawn = await answer(program, notice, teacher, 'We wish to withdraw this escalation.')
    expect(await ledgerEntry(program, withdrawn)).toMatchObject({
      outcome: 'recorded',
      reference: adults.reference,
    })
    expect((await shown(adults.reference)).state).toBe('withdrawn')
    expect((await shown(children.reference)).state).toBe('open')
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
