import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { caseEventSchema } from '../functions/domain/case/events.ts'
import { noticeKindSchema } from '../functions/domain/notice/kinds.ts'
import { caseSummarySchema, mailOutcomeSchema, noticeRowSchema } from '../functions/domain/record.ts'

const readme = readFileSync('README.md', 'utf8')

const eventTypes = caseEventSchema.shape.payload.options.map(({ shape }) => shape.type.value)

test.each([
  ['case state', caseSummarySchema.shape.state.options],
  ['mail outcome', mailOutcomeSchema.options],
  ['notice state', noticeRowSchema.shape.state.options],
  ['notice kind', noticeKindSchema.options],
  ['event type', eventTypes],
])('the README lists every %s that the JSON interfaces use', (_what, words) => {
  expect(words.filter((word) => !readme.includes(`\`${word}\``))).toEqual([])
})
