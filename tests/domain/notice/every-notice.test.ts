import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeNotice, NoticeOutOfPlace } from '../../../functions/domain/notice/compose.ts'
import { noticeHtml } from '../../../functions/domain/notice/html.ts'
import { audienceSchema, noticeKindSchema, type NoticeKind } from '../../../functions/domain/notice/kinds.ts'
import { headerText } from '../../../functions/domain/notice/plain.ts'
import { noticeText } from '../../../functions/domain/notice/text.ts'
import { populationSchema } from '../../../functions/domain/partnership/role.ts'
import { allStories } from './stories.ts'
import { aboutMail, type Written } from './story.ts'

const notices: Written[] = allStories().flatMap((story) => story.notices)
const caseOf = ({ context: { about } }: Written) => (about.of === 'case' ? about.case : null)
const notAboutACase: readonly NoticeKind[] = [
  'nothing-has-started',
  'same-agency',
  'held-mail',
  'held-danger',
  'weekly-digest',
]

describe('every notice about a case', () => {
  it('comes up in these stories, whatever its kind', () => {
    const kinds = new Set(notices.map(({ kind }) => kind))
    const missing = noticeKindSchema.options.filter(
      (kind) => !kinds.has(kind) && !notAboutACase.includes(kind),
    )
    expect(missing).toEqual([])
  })

  it('names the case and its step in the subject, and no word of anybody', () => {
    for (const notice of notices) {
      const state = caseOf(notice)
      const labels = state?.steps.map(({ label }) => label) ?? []
      expect(notice.subject).toContain(state?.reference)
      expect(labels.some((label) => notice.subject.includes(` ${label}: `))).toBe(true)
      expect(notice.subject).not.toMatch(/Kayleigh|Mustermann|bruises|strategy|Okafor|Parkside|Social Care/)
      expect(notice.subject).toBe(headerText(notice.subject))
    }
  })

  it('carries reference, agency, step, deadline and a telephone number', () => {
    for (const notice of notices) {
      const state = caseOf(notice)
      expect(notice.says).toContain(`Reference: ${state?.reference ?? 'none'}`)
      expect(notice.says).toContain(`Raised by: ${state?.escalating.name ?? 'none'}`)
      expect(notice.says).toMatch(/(Step|Stage): (Step|Stage|Final)/)
      expect(notice.says).toMatch(
        /Deadline: (\d{1,2}(:\d\d)?[ap]m on \w+day \d+ \w+ 20\d\d|none: the protocol sets no time|no longer applies|stopped while the case is paused)/,
      )
      expect(notice.says.replace(/Questions: .*/, '')).toMatch(/\b0\d{2,4} ?\d{3,4} ?\d{3,6}\b/)
    }
  })

  it('says what it does not replace, in the words of children or of adults, and promises no reader', () => {
    for (const notice of notices) {
      const children = caseOf(notice)?.population === 'children'
      expect(notice.says).toContain(
        children
          ? 'If a child is in danger, call 999. This email does not replace 999, a referral to children’s social care, child protection procedures, statutory decisions or complaints.'
          : 'If an adult is in danger, call 999. This email does not replace 999, an adult safeguarding referral, adult safeguarding procedures, statutory decisions or complaints.',
      )
      expect(notice.says).toContain('Nobody may be reading this mailbox.')
    }
  })

  it('gives managers and the business unit no word of any mail and nobody by name, calls that must be made apart', () => {
    const mustRing: readonly NoticeKind[] = [
      'immediate-risk',
      'risk-review',
      'nobody-to-write-to',
      'not-delivered',
    ]
    for (const notice of notices) {
      if (notice.audience !== 'manager' && notice.audience !== 'business-unit') continue
      expect(notice.says).not.toMatch(/Kayleigh|Mustermann|bruises|strategy meeting|Who pays|Who visits/)
      if (mustRing.includes(notice.kind)) continue
      expect(notice.says).not.toMatch(/Okafor|Haddad|Nwosu|Pemberton|Anand|Fairweather|Brandt|Osei|Farouk/)
    }
  })

  it('lists the days of a deadline one by one wherever a deadline is new to its reader', () => {
    const kinds: readonly NoticeKind[] = ['receipt', 'step', 'lead', 'moved-on', 'deadline-moved']
    const withDeadline = notices.filter(
      (notice) => kinds.includes(notice.kind) && !notice.says.includes('Deadline: none'),
    )
    expect(withDeadline.length).toBeGreaterThan(15)
    for (const { says } of withDeadline) {
      expect(says).toMatch(
        /does not count • .*: working day 1 • .*: working day 2 .*: working day 5; the time ends/,
      )
    }
  })

  it('puts the deadline in the calendars of both sides, moves the one entry with the case and takes it out at the end', () => {
    for (const notice of notices) {
      const { calendar } = notice.document
      const bothSides = notice.audience !== 'manager' && notice.audience !== 'business-unit'
      if (!bothSides) expect(calendar).toBeNull()
      if (notice.kind === 'closed' || notice.kind === 'withdrawn') {
        expect(calendar?.method).toBe(bothSides ? 'CANCEL' : undefined)
      }
      if (calendar === null) continue
      expect(calendar.uid).toBe(
        `${caseOf(notice)?.reference.toLowerCase() ?? ''}.deadline@${notice.context.partnership.domain}`,
      )
      expect(`${calendar.summary} ${calendar.description}`).not.toMatch(/Okafor|Haddad|Kayleigh|Parkside/)
    }
    for (const story of allStories()) {
      const toPractitioner = story.notices.filter(({ audience }) => audience === 'practitioner')
      const sequences = toPractitioner.flatMap(({ document }) =>
        document.calendar === null ? [] : [document.calendar.sequence],
      )
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
    }
  })
})

describe('any notice', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('', 'x\r\nBcc: all@example.org', '\u202Egnirts', '<script>alert(1)</script>', ' \n\n '),
  )
  const caseKinds = noticeKindSchema.options.filter((kind) => !notAboutACase.includes(kind))

  it('can be written to any audience at any moment of a case, whatever people wrote and are called', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...notices),
        fc.constantFrom(...caseKinds),
        fc.constantFrom(...audienceSchema.options),
        anyText,
        anyText,
        (notice, kind, audience, name, text) => {
          const { about } = notice.context
          if (about.of !== 'case') return
          const practitioner = { ...about.case.practitioner, name }
          const words = { by: name, at: '2026-11-20T10:15:00.000Z', text }
          const context = {
            ...notice.context,
            kind,
            audience,
            recipient: { name, email: notice.context.recipient.email },
            about: { ...about, case: { ...about.case, practitioner }, words },
          }
          const document = composeNotice(context)
          expect(document).toEqual(composeNotice(context))
          if (about.case.risk !== null) {
            expect(noticeText(document)).toMatch(/immediate\s+risk/i)
            expect(noticeText(document)).not.toMatch(/need\s+do\s+nothing/)
          }
          // Nothing that anybody wrote, nor what they call themselves, reaches a subject.
          const others = composeNotice({
            ...context,
            recipient: { ...context.recipient, name: 'Another' },
            about: {
              ...context.about,
              case: { ...about.case, practitioner: { ...practitioner, name: 'Another' } },
              words: { ...words, by: 'Another', text: 'other words' },
            },
          })
          expect(document.subject).toBe(others.subject)
          const shown = noticeText(document)
          expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
          expect(noticeHtml(document)).not.toContain('<script')
        },
      ),
      { numRuns: 400 },
    )
  })

  it('can be written about any mail, and puts no word of it in a subject or before the business unit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<NoticeKind>('nothing-has-started', 'question', 'same-agency', 'held-mail'),
        fc.constantFrom(...populationSchema.options),
        fc.boolean(),
        fc.option(fc.constant('WF-7K3QX2')),
        (kind, population, immediateRisk, reference) => {
          const subject = 'Kayleigh Mustermann step two'
          const notice = aboutMail(kind, 'sender', { population, immediateRisk, reference, subject })
          expect(notice.subject).not.toMatch(/Kayleigh|Mustermann/)
          expect(notice.says).not.toMatch(/Kayleigh|Mustermann/)
          expect(notice.subject.startsWith('URGENT')).toBe(immediateRisk)
          expect(notice.says).toContain('Strategic Partnerships Unit')
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is refused where its kind does not fit what it is about: that is a fault of ours', () => {
    const [first] = notices
    if (first === undefined) throw new Error('the stories hold notices')
    for (const kind of notAboutACase) {
      expect(() => composeNotice({ ...first.context, kind })).toThrow(NoticeOutOfPlace)
    }
    expect(() => aboutMail('step', 'contact')).toThrow(NoticeOutOfPlace)
  })
})
