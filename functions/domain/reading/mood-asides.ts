import { clauseBefore, type View } from './clauses.ts'

/** A question that the step stands in; "This is step two, can you ring me?" asks something else. */
export function asks(view: View): boolean {
  if (isPlainRequest(view)) return true
  if (
    /^\s*(?:(?:and|so|but|also|please)\s+)*(?:can|could|would|will|should|shall|may|is|are|was|do|does|did|has|have|what|when|who|how|why|which|where|am i|might)\b[^.;]*$/u.test(
      clauseBefore(view),
    ) &&
    /\?\s*["')]*$/u.test(view.text)
  )
    return !asksSomethingElse(view)
  if (!/\?\s*["')]*$/u.test(view.text))
    return (
      /^\s*(?:so |and |but )?(?:do|does|did|is|are|should|shall|has|have|am|must|need) (?:i|we|you|this|it|they|he|she)\b(?! not be)/u.test(
        clauseBefore(view),
      ) ||
      (/\b(?:is this|are we|should (?:this|i|we)|whether (?:this|it|we|to))\b[^.;:,]{0,30}$/u.test(
        view.before,
      ) &&
        !/\b(?:what|all) (?:this is|we are)\b/u.test(view.before) &&
        /\b(?:whether|wonder\w*|ask\w*|confirm|tell|know|clarify|check)\b/u.test(view.before))
    )
  return !asksSomethingElse(view)
}

/** The question follows the step: "…, can you ring me?"; a tag ("…, is it?") still asks about it. */
function asksSomethingElse(view: View): boolean {
  const rest =
    /(?:,|;|\s-+|:|\.|\band\b|\bso\b)\s*((?:please\s+)?(?:can|could|would|will|when|what|who|how|where|do|are|is|please|may|might|any)\b.*)$/u.exec(
      view.after,
    )?.[1]
  if (rest === undefined) return false
  if (
    /^\s*(?:is|are|was|do|does|did|should|shall|what|when|who|how|why|which|where)\b/u.test(
      clauseBefore(view),
    )
  )
    return false
  return !/^(?:is|are|do|does)(?:n't| not)?\s+(?:it|this|that|we|you agree|you not)\b.{0,20}\?|^(?:right|correct|yes|no|ok)\b/u.test(
    rest,
  )
}

/** "Could you please log this as …?" asks for what it means to do; whether it does is for a person to say. */
export const isPoliteRequest = (view: View): boolean =>
  /\b(?:can|could|would|will|may) (?:you|i|we|this|it)\b/u.test(view.before) &&
  /\b(?:treat|log|record|register|accept|take|consider|regard|process|ask|request|escalate|raise|deal|handle|action|move|pick)(?:e?d)?\b/u.test(
    view.before,
  ) &&
  !/\b(?:if|or|whether|confirm|tell|explain|advise|clarify|not)\b|n't\b/u.test(view.text)

/** "Could you please log this as …?" leaves no doubt what is wanted; "could you accept this as …?" asks whether it may be. */
export const isPlainRequest = (view: View): boolean =>
  isPoliteRequest(view) &&
  /\b(?:(?:can|could|would|will) you (?:please |kindly |now |also |formally )*(?:treat|log|record|register|process|count|class|regard|deal with|handle|action|move|escalate|pick)|(?:can|could|may) i (?:please |now |formally )*(?:ask|request) (?:that|you to|for (?:this|it|the (?:matter|case|above)) to|this|it)) /u.test(
    view.before,
  )

/** Another case's step, a rehearsal, an example. */
export const isPretended = (view: View): boolean =>
  /\b(?:pretend\w*|imagin\w*|hypothetical\w*|rehears\w*|for (?:training|practice|illustration|example|instance)|role-?play|mock|internal(?:ly)?|in-house|(?:our|their|your|my) own (?:\w+ ){0,3}(?:polic(?:y|ies)|procedures?|process|escalation|protocol)|worked example|training (?:purposes|exercise|scenario|day)|scenario|quiz|as an example|e\.g\.?|in the case of (?:another|other)|(?:another|a different|an unrelated|a separate|other) (?:family|case|child|matter|escalation|pupil|patient|school|agency|referral|authority|borough))\b/u.test(
    view.text,
  )

/** Somebody's wording in quotation marks: 'The template reads: "this is step one …"'. */
export function insideQuotation(view: View): boolean {
  const step = /^["'(]*$/u.test(view.before.slice(-1)) ? view.before.slice(0, -1) : view.before
  const doubles = [...step.matchAll(/"/gu)].length
  const singles = [...step.matchAll(/(?:^|[\s(:])'(?=\w|$)/gu)].length
  return doubles % 2 === 1 || (singles === 1 && /'(?:\W|$)/u.test(view.after))
}
