import {
  heldMailNotice,
  mailQuestionNotice,
  nothingHasStartedNotice,
  sameAgencyNotice,
  type ToldMail,
} from './about-mail.ts'
import {
  closedByPersonNotice,
  movedByPersonNotice,
  pausedNotice,
  pauseEndedNotice,
  reopenedNotice,
} from './by-person.ts'
import { contactChangedNotice, deadlineMovedNotice } from './changes.ts'
import { closedNotice, withdrawnNotice } from './closing.ts'
import type { NoticeContext } from './context.ts'
import type { NoticeDocument, NoticeKind } from './kinds.ts'
import { heldDangerNotice } from './held-danger.ts'
import { mergedInNotice, mergedNotice, unmergedNotice } from './merging.ts'
import { nobodyToWriteToNotice, protocolGapNotice } from './nobody.ts'
import {
  answerRecordedNotice,
  caseQuestionNotice,
  correctionNotice,
  formReceivedNotice,
  formWantedNotice,
  notDeliveredNotice,
} from './on-record.ts'
import {
  confirmOutcomeNotice,
  outcomeDisputedNotice,
  outcomeRecordedNotice,
  outcomeTakenBackNotice,
} from './outcomes.ts'
import { receiptNotice } from './receipt.ts'
import { immediateRiskNotice, riskDealtWithNotice, riskReviewNotice } from './risk.ts'
import { reminderNotice } from './reminder.ts'
import { leadNotice, movedOnNotice, stepNotice } from './starting.ts'
import {
  exhaustedNotice,
  missedDeadlineNotice,
  openMatterNotice,
  overallLimitNotice,
} from './time-passing.ts'
import { weeklyDigestNotice } from './weekly-digest.ts'
import { tellCase, type ToldCase } from './told-case.ts'

/** A notice was asked for about a mail that only a case can give, or the other way round: a fault of ours. */
export class NoticeOutOfPlace extends Error {
  override readonly name = 'NoticeOutOfPlace'
}

/**
 * What a notice says. Pure: the same context always gives the same document.
 *
 * @throws NoticeOutOfPlace where the kind does not fit what the notice is about
 */
export const composeNotice = (context: NoticeContext): NoticeDocument => {
  const { kind, audience, partnership, about } = context
  switch (about.of) {
    case 'case':
      return composeAboutCase(kind, tellCase(context, about))
    case 'mail':
      return composeAboutMail(kind, { audience, partnership, mail: about.mail })
    case 'week':
      return weeklyDigestNotice({ ...about, partnership })
    case 'held-danger':
      return heldDangerNotice({ ...about, partnership })
  }
}

const composeAboutCase = (kind: NoticeKind, told: ToldCase): NoticeDocument => {
  switch (kind) {
    case 'receipt':
      return receiptNotice(told)
    case 'step':
      return stepNotice(told)
    case 'lead':
      return leadNotice(told)
    case 'moved-on':
      return movedOnNotice(told)
    case 'nobody-to-write-to':
      return nobodyToWriteToNotice(told)
    case 'protocol-gap':
      return protocolGapNotice(told)
    case 'moved-by-person':
      return movedByPersonNotice(told)
    case 'paused':
      return pausedNotice(told)
    case 'pause-ended':
      return pauseEndedNotice(told)
    case 'merged':
      return mergedNotice(told)
    case 'merged-in':
      return mergedInNotice(told)
    case 'unmerged':
      return unmergedNotice(told)
    case 'risk-dealt-with':
      return riskDealtWithNotice(told)
    case 'outcome-taken-back':
      return outcomeTakenBackNotice(told)
    case 'closed-by-person':
      return closedByPersonNotice(told)
    case 'reopened':
      return reopenedNotice(told)
    case 'deadline-moved':
      return deadlineMovedNotice(told)
    case 'contact-changed':
      return contactChangedNotice(told)
    case 'reminder':
      return reminderNotice(told)
    case 'missed-deadline':
      return missedDeadlineNotice(told)
    case 'overall-limit':
      return overallLimitNotice(told)
    case 'exhausted':
      return exhaustedNotice(told)
    case 'open-matter':
      return openMatterNotice(told)
    case 'immediate-risk':
      return immediateRiskNotice(told)
    case 'risk-review':
      return riskReviewNotice(told)
    case 'confirm-outcome':
      return confirmOutcomeNotice(told)
    case 'outcome-recorded':
      return outcomeRecordedNotice(told)
    case 'outcome-disputed':
      return outcomeDisputedNotice(told)
    case 'closed':
      return closedNotice(told)
    case 'withdrawn':
      return withdrawnNotice(told)
    case 'answer-recorded':
      return answerRecordedNotice(told)
    case 'question':
      return caseQuestionNotice(told)
    case 'form-wanted':
      return formWantedNotice(told)
    case 'form-received':
      return formReceivedNotice(told)
    case 'not-delivered':
      return notDeliveredNotice(told)
    case 'correction':
      return correctionNotice(told)
    case 'nothing-has-started':
    case 'same-agency':
    case 'held-mail':
      throw new NoticeOutOfPlace(`a ${kind} notice is about a mail`)
    case 'weekly-digest':
    case 'held-danger':
      throw new NoticeOutOfPlace(`a ${kind} notice is about no one case`)
  }
}

const composeAboutMail = (kind: NoticeKind, told: ToldMail): NoticeDocument => {
  switch (kind) {
    case 'nothing-has-started':
      return nothingHasStartedNotice(told)
    case 'question':
      return mailQuestionNotice(told)
    case 'same-agency':
      return sameAgencyNotice(told)
    case 'held-mail':
      return heldMailNotice(told)
    default:
      throw new NoticeOutOfPlace(`a ${kind} notice is about a case`)
  }
}
