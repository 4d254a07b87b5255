import { markup, nothing, type Html } from './markup.ts'
import { successBanner } from './success-banner.ts'

/** What a person has just decided on a mail that was held, on the page that the form came back to. */
export const mailDone = (action: string | null): Html => {
  const words = action === null ? undefined : doneWords.get(action)
  return words === undefined ? nothing : successBanner('Done', markup`${words}`)
}
const doneWords: ReadonlyMap<string, string> = new Map([
  ['release', 'The mail was released, and did what it says.'],
  ['file', 'The mail was filed to this case.'],
  ['discard', 'The mail was discarded: it stays on record, and nothing comes of it.'],
  ['put-back', 'The mail waits for a decision again.'],
])
