import type { Handling, MailRow } from '../domain/record.ts'
import { moment } from '../domain/notice/moments.ts'
import { couldNotBeDone, typed, whatWasTyped } from './acts/changed-meanwhile.ts'
import type { Sent } from './forms.ts'
import { handlingsOf } from './ledger-page.ts'
import { markup, type Html } from './markup.ts'

const decided = ({ action }: Handling, { reference }: MailRow): string => {
  switch (action) {
    case 'released':
      return 'the mail was released'
    case 'filed':
      return reference === null ? 'the mail was filed to a case' : `the mail was filed to case ${reference}`
    case 'discarded':
      return 'the mail was discarded'
    case 'put-back':
      return 'the mail was put back with the held mail'
  }
}

/** Above a mail on which somebody else was quicker to decide: what they decided, and what was typed for nothing. */
export const decidedMeanwhile = (mail: MailRow, { values }: Pick<Sent, 'values'>): Html => {
  const last = handlingsOf(mail).at(-1)
  const why =
    last === undefined
      ? 'Nothing was recorded: this mail does not wait for a person to decide.'
      : `Nothing was recorded: since you opened this form, ${decided(last, mail)} (${last.by}, ${moment(last.at)}).`
  return markup`${couldNotBeDone(why)}${whatWasTyped(typed({ values }))}`
}
