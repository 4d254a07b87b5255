import { describe, expect, test } from 'vitest'
import { readBody } from './read-body.ts'

const OLD = 'This is step three of the Safeguarding Partnership’s Escalation Process.'

const reply = async (text: string) => await readBody('Re: Concern', 'plain', text)

describe('an earlier message that no mark sets apart', () => {
  test.each([
    [
      'with the bilingual fields of a Welsh council’s Outlook',
      'Oddi wrth/From: Jo Smith <jo@x.example>\nAnfonwyd/Sent: 05 Ionawr 2026 09:00\nAt/To: a@b.example\nPwnc/Subject: Concern\n',
    ],
    [
      'with the fields the other way round',
      'From / Oddi wrth: Jo Smith <jo@x.example>\nSent / Anfonwyd: 05 January 2026 09:00\nTo / At: a@b.example\nSubject / Pwnc: Concern\n',
    ],
    ['under GroupWise’s arrows', '>>> Jo Smith <jo@x.example> 05/01/2026 09:00 >>>'],
    ['under GroupWise’s arrows, without an address', '>>> "Jo Smith" 05/01/2026 09:00 AM >>>'],
  ])('%s is not new', async (_, header) => {
    const { newText, statement } = await reply(`Thanks for your call.\n\n${header}\n${OLD}\n\nJo`)
    expect({ newText, statement }).toEqual({ newText: 'Thanks for your call.', statement: null })
  })

  test.each(['See responses below.', 'Please see my answers below', 'See comments below in red'])(
    'is held where the mail says that answers stand in it: %s',
    async (text) => {
      const header = 'From: Jo <jo@x.example>\nSent: Monday 5 January 2026\nTo: a\nSubject: x\n'
      expect((await reply(`${text}\n\n${header}\nIs it agreed?\nYes. ${OLD}`)).hold).toContain('Answers')
    },
  )
})
