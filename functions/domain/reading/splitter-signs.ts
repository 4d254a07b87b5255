/**
 * What the quote splitters email-reply-parser and node-email-reply-parser could take for the start of a signature or of an
 * earlier message (dist/regex.js, lib/Parser.js). Both walk upwards from a line and hide it only if they meet such a start
 * in it or above it before a line that begins with ">". Nothing below a sentence matters, but for words that close a header
 * ("… wrote:"): with these both first make one line of all that stands between such a word and the header's first.
 *
 * Wider than the libraries' own patterns on purpose: a sign too many costs time, one too few would skip a check.
 */
const STARTS_LINE =
  /^[-\s]*(?:[->_+=]|\d\d|Von\s|Sent |Get Outlook|Cheers|Best wishes|Gesendet|Sendt|Envoy|T.l.charger|Bien . vous|Bonne |Enviado|In\sdata|Verzonden|Verstuurd)|\b(?:From|Von|De|Van|Da)\s?:/imu
const ENDS_LINE = /(?:regards|cordialement)[,!?！]*\s*$|>:\s*$/imu
const CLOSES_ENGLISH = /wrote/u
const OPENS_ENGLISH = /On/u
const CLOSES_ELSEWHERE =
  /écrit|escribió|escribieron|escrit:|scritto|escreveu|schreef|geschreven|pisze|napisał|skrev|kirjoitti|schrieb|写道|작성|メッセージ|г\./u
/** Marks that stand on the letter before them: one of the libraries reverses the two together, even across a line break. */
const COMBINING = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/u

/** Whether both libraries certainly keep every line of `upTo` in the message `upTo` + `below`. False: ask them. */
export const areSurelyKept = (upTo: string, below: string): boolean =>
  !STARTS_LINE.test(upTo) &&
  !ENDS_LINE.test(upTo) &&
  !CLOSES_ENGLISH.test(upTo) &&
  !(CLOSES_ENGLISH.test(below) && OPENS_ENGLISH.test(upTo)) &&
  [upTo, below].every((text) => !CLOSES_ELSEWHERE.test(text) && !COMBINING.test(text) && text.isWellFormed())
