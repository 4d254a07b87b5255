/** What a sentence has that says who does what: a verb of doing, having or being, or a day on which it is done. */
const SAYS_SOMETHING =
  /\b(?:will|won't|shall|must|should|can|to|is|are|was|were|has|have|had|going|begin|start|send|open|attend|ring|meet|visit)\b|['’](?:ll|ve|re) |\b(?:mon|tues|wednes|thurs|fri)day\b|\b(?:today|tomorrow)\b/iu

/** Words of assent and courtesy, which say that something was agreed and not what. */
const ASSENT =
  /\b(?:yes|ok|okay|agreed?|agreement|confirm(?:ed|ing|ation)?|accept(?:ed)?|happy|content|fine|correct|accurate|right|true|fair|full|good|record|records|account|summary|note|outcome|wording|proposal|plan|above|below|attached|e-?mail|thanks?|thank|you|your|many|kind|best|regards|dear|hi|hello|all|i|we|my|our|me|us|it|its|it's|this|that|that's|these|those|the|an?|and|of|on|for|by|from|with|as|in|to|is|are|was|were|has|have|had|been|be|can|will|would|should|am|please|pleased|hereby|both|side|sides|behalf|what|which|so|now)\b/giu

/** Fewer words than this beside the assent are a name or a courtesy. */
const LEAST_WORDS = 3

/** Whether a mail that agrees also says to what, so that the other side can be asked to confirm it. */
export const saysWhatWasAgreed = (text: string): boolean =>
  text
    .split(/(?<=[.!?])\s+|\n{2,}/u)
    .some((sentence) => SAYS_SOMETHING.test(sentence) && wordsBeside(sentence) >= LEAST_WORDS)

const wordsBeside = (sentence: string): number =>
  sentence.replaceAll(ASSENT, ' ').match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0
