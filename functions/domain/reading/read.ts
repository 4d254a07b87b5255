import { answersInWords, automaticKindOf, isGuessed } from './automatic.ts'
import { bouncedRecipients } from './bounce.ts'
import { envelopeOf, type Envelope } from './envelope.ts'
import { textOfHtml, type TextLine } from './html-text.ts'
import { answeredBy } from './intent-answered.ts'
import { wishOf } from './intent.ts'
import { takeApart, type BodySegment, type MimeMessage } from './mime.ts'
import { placeLines, textOf, type PlacedLine } from './new-text.ts'
import { anyOf, inOrder } from './pattern.ts'
import { linesOfPlain, normaliseLines } from './plain-text.ts'
import type { AutomaticKind, Reading } from './reading.ts'
import { immediateRiskIn } from './risk.ts'
import { sentencesOf } from './sentences.ts'
import { othersSetApart } from './second-opinions.ts'
import { declarationOf, type Around, type Declaration } from './statement.ts'
import { isAboutEscalation } from './mentions.ts'
import { once } from './once.ts'
import { titleOf, withoutTags, type Title } from './subject.ts'
import { unreadable } from './unreadable.ts'

/** How every notice of ours ends (notice/parts.ts). */
const NOTICE_ENDS = 'Sent by Stepwise for'

export const HOLDS = {
  from: 'The message does not have exactly one sender.',
  empty: 'The message has no text that can be read.',
  capped: 'The message is too long to be read in full.',
  answers: 'Answers were typed inside the quoted message.',
  parts: 'The plain text and the HTML of the message do not say the same.',
  hidden: 'The message declares a step in text that its reader cannot see, or that is struck out.',
  forwarded: 'The step is declared only in a forwarded message.',
  ownNotice: 'The message holds one of our own notices, and cannot be told from what was newly written.',
  below: 'The message declares a step below its signature.',
  ticketing: 'A ticketing system sent this message; a person may be answering through it.',
  guess: 'Only its subject or its sender’s address looks automatic; what it says does not.',
  calendar: 'Somebody answered a calendar entry in words of their own.',
  correction: 'It says that an earlier message was misread.',
  opinions: 'It is not certain that the sentence that declares the step is new.',
  fault: 'The message could not be read.',
} as const

interface Rendering {
  readonly lines: readonly TextLine[]
  readonly placed: readonly PlacedLine[]
  readonly newText: string
  readonly hidden: string
  readonly capped: boolean
}

/**
 * Reads one raw message (RFC 5322, at most 45 MB) as what its sender newly says. Never throws, whatever the bytes: what
 * cannot be read comes back with `hold`.
 */
export async function read(raw: Buffer | Uint8Array): Promise<Reading> {
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  try {
    return interpret(await takeApart(bytes))
  } catch {
    // Whatever the bytes provoked, the mail still needs a person; the caller has the raw message.
    return unreadable(HOLDS.fault)
  }
}

function interpret(mime: MimeMessage): Reading {
  const envelope = envelopeOf(mime)
  const title = titleOf(envelope.subject)
  const html = mime.body.some((segment) => segment.html !== null) ? render(linesOf(mime.body, 'html')) : null
  const plain = mime.body.some((segment) => segment.plain !== null) ? linesOf(mime.body, 'plain') : null
  const shown =
    html !== null && html.newText !== '' ? html : plain !== null ? render(plain) : (html ?? NOTHING)
  const marks = {
    header: envelope.header,
    from: envelope.from,
    addressees: [...envelope.to, ...envelope.cc].map(({ address }) => address),
    subject: withoutTags(envelope.subject),
    contentType: mime.contentType,
    contentTypes: [...mime.contentTypes, ...mime.attachments.map(({ contentType }) => contentType)],
    isEntry: mime.isEntry,
    newText: openingOf(shown),
    isReply: title.inherited,
  }
  // Made once: the step, the wish and the risk are all looked for sentence by sentence.
  const sentences = sentencesOf(shown.newText)
  const around = aroundOf(envelope, shown)
  const declaration = declarationOf(envelope.subject, shown.newText, sentences, around)
  const wish = wishOf(
    shown.newText,
    declaration.statement !== null,
    sentences,
    title.inherited && !title.forwarded,
    answeredBy(title, () => textOf(shown.placed, (part) => part === 'quote')),
  )
  const tellsDanger = once(() =>
    immediateRiskIn(title.inherited ? sentences : [...sentencesOf(envelope.subject), ...sentences]),
  )
  const kind = automaticKindOf(marks)
  // "On annual leave cover: this is step two" is a person's, whatever its subject looks like.
  const isGuess = kind !== null && isGuessed(kind, marks) && (declaration.statement !== null || tellsDanger())
  const automatic = isGuess ? null : kind
  const isPersonal = mayBePersonal(automatic, envelope, shown)
  const setApart = textOf(shown.placed, (part) => part !== 'new' && part !== 'answer')
  return {
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references: envelope.references,
    from: envelope.from,
    fromName: envelope.fromName,
    to: envelope.to,
    cc: envelope.cc,
    subject: envelope.subject,
    automatic,
    bounced:
      automatic === 'bounce'
        ? bouncedRecipients(mime.reports, envelope.header('x-failed-recipients'), allText(shown))
        : [],
    about: automatic === null ? [] : aboutWhat(mime, envelope, allText(shown)),
    statement: declaration.statement,
    // What a machine sent wants nothing.
    intent: isPersonal ? wish.intent : 'other',
    outstanding: wish.outstanding,
    immediateRisk: isPersonal && tellsDanger(),
    hold: holdOf({
      isGuess,
      isPersonal,
      title,
      mime,
      envelope,
      automatic,
      html,
      plain,
      shown,
      declaration,
      intent: wish.intent,
    }),
    newText: shown.newText,
    setApart,
    attachments: mime.attachments,
  }
}

const aroundOf = (envelope: Envelope, shown: Rendering): Around => ({
  isAboutEscalation: () =>
    [...envelope.to, ...envelope.cc].some(({ address }) => PARTNERSHIP.test(address)) ||
    isAboutEscalation(allText(shown).slice(0, 20_000)),
  speaker: () => speakerOf(envelope, shown),
})

/** How partnerships name the address that escalations are sent to. */
const PARTNERSHIP = /escalat|safeguarding|partnership|l?scp\b|sab\b|business\.?unit/u

/** The words of the sender's domain and of the signature: an agency that is named by them speaks for itself. */
function speakerOf({ from }: Envelope, { placed }: Rendering): ReadonlySet<string> {
  const domain = from?.split('@')[1]?.split('.').slice(0, -1) ?? []
  const signature = placed
    .filter(({ part }) => part === 'signature')
    .slice(0, 12)
    .map(({ text }) => text)
  const words =
    [...domain, ...signature]
      .join(' ')
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? []
  return new Set(words.filter((word) => !COMMON.test(word)))
}
/** Words of domains and signatures that name no agency. */
const COMMON = inOrder(
  /^/u,
  anyOf(
    /mail|email|example|office|phone|mobile|tel|direct|lead|manager|head|named|safeguarding|designated/u,
    /officer|senior|deputy|director|service|services|team|with|from|sent|this|that|kind|best|regards/u,
    /thanks|thank|yours|sincerely|monday|tuesday|wednesday|thursday|friday|level|stage|step/u,
  ),
  /$/u,
)

const NOTHING: Rendering = { lines: [], placed: [], newText: '', hidden: '', capped: false }
const allText = (rendering: Rendering): string => rendering.placed.map(({ text }) => text).join('\n')
/** What the marks of automatic mail are looked for in: what is new, then everything, as far as it matters. */
const openingOf = (rendering: Rendering): string =>
  (rendering.newText.length < OPENING
    ? `${rendering.newText}\n${allText(rendering)}`
    : rendering.newText
  ).slice(0, OPENING)
const OPENING = 8_000
/** A ticketing system may carry a person's own words, and so may the answer to a calendar entry. */
const mayBePersonal = (
  automatic: AutomaticKind | null,
  { subject }: Envelope,
  { newText }: Rendering,
): boolean =>
  automatic === null ||
  automatic === 'ticketing' ||
  (automatic === 'calendar' && answersInWords(subject, newText))

type Body = Omit<Rendering, 'placed' | 'newText'>

/** The lines that a reader of the preferred part sees. */
function linesOf(body: readonly BodySegment[], preferred: 'plain' | 'html'): Body {
  const hidden: string[] = []
  const cuts: boolean[] = []
  const lines = body.flatMap((segment) => {
    const useHtml = segment.html !== null && (preferred === 'html' || segment.plain === null)
    if (!useHtml) return [...linesOfPlain(segment.plain ?? ''), { text: '', mark: 'none' as const }]
    const html = textOfHtml(segment.html)
    hidden.push(html.hidden)
    cuts.push(html.capped)
    return [...html.lines, { text: '', mark: 'none' as const }]
  })
  const normalised = normaliseLines(lines)
  return {
    lines: normalised.lines,
    hidden: hidden.join('\n'),
    capped: normalised.capped || cuts.includes(true),
  }
}

function render(body: Body): Rendering {
  const placed = placeLines(body.lines)
  return { ...body, placed, newText: textOf(placed, (part) => part === 'new' || part === 'answer') }
}

interface Evidence {
  readonly isGuess: boolean
  readonly isPersonal: boolean
  readonly title: Title
  readonly mime: MimeMessage
  readonly envelope: Envelope
  readonly automatic: AutomaticKind | null
  readonly html: Rendering | null
  readonly plain: Body | null
  readonly shown: Rendering
  readonly declaration: Declaration
  readonly intent: Reading['intent']
}

/** The first reason, in the order of what a person must know first. */
function holdOf(evidence: Evidence): string | null {
  const { mime, envelope, title, automatic, shown, declaration } = evidence
  if (mime.defect !== null) return mime.defect
  if (automatic === 'ticketing') return HOLDS.ticketing
  if (automatic === 'calendar' && evidence.isPersonal) return HOLDS.calendar
  if (automatic !== null) return null
  if (evidence.isGuess) return HOLDS.guess
  if (envelope.from === null) return HOLDS.from
  if (shown.capped) return HOLDS.capped
  if (shown.placed.some(({ part }) => part === 'answer') || announcesAnswers(shown)) return HOLDS.answers
  if (differ(evidence)) return HOLDS.parts
  // A mail program that quotes without marks: our own words, such as "moves to step three", must not act as the sender's.
  if (shown.newText.includes(NOTICE_ENDS)) return HOLDS.ownNotice
  if (declarationOf('', shown.hidden).statement !== null) return HOLDS.hidden
  if (declaration.hold !== null) return declaration.hold
  if (declaration.statement !== null && othersSetApart(shown.placed, declaration.statement.sentence))
    return HOLDS.opinions
  // A new message that declares its step puts nothing right: it has no receipt to answer.
  const answers = title.inherited || envelope.inReplyTo.length > 0
  if (evidence.intent === 'correct' && (answers || declaration.statement === null)) return HOLDS.correction
  if (declaration.statement === null) return elsewhere(shown, mime.embedded, title.forwarded)
  return null
}

function elsewhere(shown: Rendering, embedded: readonly string[], forwards: boolean): string | null {
  const declares = (part: PlacedLine['part']): boolean =>
    declarationOf(
      '',
      textOf(shown.placed, (other) => other === part),
    ).statement !== null
  // Outlook forwards as it quotes: only the subject tells.
  const isPassedOn = declares('forward') || (forwards && declares('quote'))
  if (isPassedOn || declarationOf('', embedded.join('\n\n').slice(0, 100_000)).statement !== null)
    return HOLDS.forwarded
  if (declares('signature')) return HOLDS.below
  return shown.newText === '' ? HOLDS.empty : null
}

/** "See my comments in red below": Outlook leaves nothing by which such words can be told from the quote's own. */
const announcesAnswers = ({ newText, placed }: Rendering): boolean =>
  placed.some(({ part }) => part === 'quote') &&
  /\b(?:my|our|see|with|added|put|made|have|i've|we've)\s+(?:\w+\s+){0,3}(?:comments?|answers?|repl(?:y|ies)|responses?|notes?|remarks?|updates?)\s+(?:\w+\s+){0,4}(?:in (?:red|blue|green|purple|bold|italics?|capitals?|caps|colou?r|the body|the text|your e-?mail)|in-?line|(?<=\b(?:my|our)\b.{0,60})below|embedded)\b|\bsee (?:\w+ )?(?:answers|comments|replies|responses) below\b|\b(?:see|answered|replied|responded|commented|answers|comments) (?:\w+ )?in-?line\b|\bin (?:red|blue|green|purple) (?:below|in your)\b/iu.test(
    newText,
  )

/** Plain text and HTML must declare the same step; an empty or stub plain part says nothing. */
function differ({ html, plain, shown, envelope, declaration }: Evidence): boolean {
  if (html === null || plain === null || html.newText === '' || areTheSame(html.lines, plain.lines))
    return false
  const { newText } = render(plain)
  if (newText === '' || haveSameWords(html.newText, newText)) return false
  const inPlain = declarationOf(envelope.subject, newText, sentencesOf(newText), aroundOf(envelope, shown))
  return inPlain.statement?.step !== declaration.statement?.step
}

/** Whether both have the same written lines, of which the mail program says nothing. */
function areTheSame(html: readonly TextLine[], plain: readonly TextLine[]): boolean {
  const written = ({ text }: TextLine): boolean => text !== ''
  const shown = html.filter(written)
  const meant = plain.filter(written)
  return (
    shown.length === meant.length &&
    shown.every(({ text, mark }, at) => mark === 'none' && text === meant[at]?.text)
  )
}

/** Whether two texts are the same but for white space. */
function haveSameWords(one: string, other: string): boolean {
  const squashed = (text: string): string => text.replace(/\s+/gu, '')
  return squashed(one) === squashed(other)
}

function aboutWhat(mime: MimeMessage, envelope: Envelope, body: string): string[] {
  const returned = [...mime.reports.map(({ text }) => text), ...mime.embedded].join('\n')
  const named = [...returned.matchAll(/^(?:original-)?message-id\s*:\s*(<[^<>\s]+>)/gimu)].flatMap(
    (match) => match[1] ?? [],
  )
  const inText = [...body.slice(0, 50_000).matchAll(/^\s*message-id\s*:\s*(<[^<>\s]+>)/gimu)].flatMap(
    (match) => match[1] ?? [],
  )
  return [...new Set([...named, ...inText, ...envelope.inReplyTo])].slice(0, 50)
}
