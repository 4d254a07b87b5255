import type { Intent } from './reading.ts'

/**
 * The answers that our notices offer, as people type them at the start of a reply: “Agreed: …”, with or without the
 * quotes, a greeting above it, the text behind it or on the next line.
 */
const LABEL =
  /^[\s"'“”‘’*•-]*(agreed|still open|withdrawn|this is wrong|correction|confirmed)["'”’*]*\s*(?::|[-–—]\s|$|\.?["'”’]*\s*$)["'”’*]*\s*(.*)$/isu
const GREETING = /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|thanks|thank you)\b[^\n:]{0,40}\n+/iu

/** What a reply says by the label that it begins with; null where it begins with none. */
export const intentOfLabel = (newText: string): Intent | null => {
  const [, label = '', rest = ''] = LABEL.exec(newText.trim().replace(GREETING, '')) ?? []
  switch (label.toLowerCase()) {
    case 'agreed':
      // “Agreed” with nothing behind it agrees to what somebody else wrote.
      return rest.trim() === '' ? 'confirm-outcome' : 'propose-outcome'
    case 'still open':
      return 'dispute-outcome'
    case 'withdrawn':
      return 'withdraw'
    case 'this is wrong':
    case 'correction':
      return 'correct'
    case 'confirmed':
      return rest.trim() === '' ? 'confirm-outcome' : null
    default:
      return null
  }
}
