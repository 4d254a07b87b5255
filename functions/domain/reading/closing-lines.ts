import { anyOf, inOrder } from './pattern.ts'

/** Sign-offs, as a line of their own; what follows is the signature. English and Welsh. */
const SIGN_OFF = new RegExp(
  inOrder(
    /^/u,
    anyOf(
      /(?:with\s+)?(?:(?:my|our)\s+)?(?:very\s+|many\s+)?(?:kind(?:est)?|best|warm(?:est)?|kindest|good)?\s*(?:regards|wishes)/u,
      /(?:many\s+)?thanks(?:\s+(?:again|in advance|and (?:kind|best) (?:regards|wishes)))?|thank you/u,
      /thanks? (?:you )?(?:so|very) much|cheers|yours\s+(?:sincerely|faithfully|truly)|sincerely/u,
      /respectfully|best|kr|br|kind(?:est)?|regards|cofion(?:\s+(?:gorau|cynnes))?|yn\s+gywir/u,
      /yr\s+eiddoch\s+yn\s+(?:gywir|ddiffuant)|diolch(?:\s+(?:yn fawr|o galon))?|dymuniadau\s+gorau|hwyl/u,
    ),
    /(?:\s*[/|]\s*[\p{L} ]{2,40})?\s*[,.!]*$/u,
  ),
  'iu',
)

const SENT_FROM =
  /^(?:sent from (?:my |the |an? )?[\p{L}\d .'’()-]{2,60}|sent (?:via|using) .{2,60}|get outlook for .{2,60}|anfonwyd o(?:'|’)?(?:m|'m| fy)? .{2,60}|download outlook .{2,40}|sent by .{2,40} app)$/iu

const DASHES = /^(?:--|__|—|–—|-- |_{2,}|-{2,}|={3,}|\*{3,})\s*$/u

const DISCLAIMER = new RegExp(
  inOrder(
    /^[\s*_>#-]*/u,
    anyOf(
      inOrder(
        anyOf(
          /disclaimer|confidentiality(?: notice| statement)?|confidential(?:ity)? (?:email|communication)/u,
          /legal (?:notice|disclaimer)|important notice|privacy notice|ymwadiad|cyfrinachedd/u,
        ),
        /\s*(?::|[-–]|$)/u,
      ),
      /this (?:e-?mail|message|communication|transmission)(?:,? (?:and|including|together with|with)| \(?(?:and|including))?.{0,60}(?:any|its|all)?.{0,20}(?:attachment|file|content|transmitted|enclosure).{0,200}(?:confidential|intended|privileged|monitor|legal|virus)/u,
      /(?:the )?(?:information|content)s? (?:contained )?(?:in|of) this (?:e-?mail|message|communication|transmission)/u,
      inOrder(
        /this (?:e-?mail|message|communication) (?:is|may be|may contain|contains|has been) /u,
        /confidential|intended|privileged|scanned|protectively|information/u,
      ),
      /if you (?:have received|are not the intended|receive) (?:this|recipient)/u,
      /any views? or opinions? (?:presented|expressed)|please consider the environment/u,
      /think before you print|mae(?:'|’)r (?:e-?bost|neges) (?:hon|hwn)|gall y neges/u,
      /bydd(?:wn)? .{0,40}croesawu gohebiaeth|we welcome correspondence in welsh/u,
      /rydym yn croesawu gohebiaeth|croesewir gohebiaeth|virus[- ]free|this message has been scanned/u,
      /to unsubscribe|for more information about how we (?:use|handle)/u,
    ),
  ),
  'iu',
)

const BANNER = new RegExp(
  inOrder(
    /^[\s*_\[(<!⚠️>#-]*/u,
    anyOf(
      inOrder(
        /(?:caution|warning|external(?: sender| e-?mail| message| mail)?|alert|attention|be careful|rhybudd|allanol|notice)\s*[\])!*:.–-]*\s*/u,
        /$|(?=.*\b(?:external|outside|originat|unknown|links?|attachments?|sender|organi[sz]ation|phish|allanol|tu allan)\b)/u,
      ),
      inOrder(
        /this (?:e-?mail|message|mail) (?:has )?/u,
        /originat|was sent|came|comes|is|has come|has been (?:sent|received)/u,
        /.{0,40}(?:outside|external|an? untrusted|from the internet)/u,
      ),
      /you don(?:'|’)t often (?:get|receive) e-?mail from/u,
      /some people who received this message don(?:'|’)t often/u,
      /(?:this )?sender (?:is )?(?:outside|external|not verified|.{0,40}not been verified)/u,
      /do not click (?:on )?(?:any )?links/u,
      /please (?:do not|don(?:'|’)t) (?:click|open) (?:on )?(?:any )?(?:links|attachments)/u,
      /mae(?:'|’)r (?:e-?bost|neges) (?:hwn|hon) wedi (?:dod|tarddu)|learn why this is important/u,
      /\[external\]/u,
    ),
  ),
  'iu',
)

export const isSignOff = (line: string): boolean => line.length < 90 && SIGN_OFF.test(line.trim())
export const isSentFrom = (line: string): boolean => line.length < 120 && SENT_FROM.test(line.trim())
export const isDashes = (line: string): boolean => DASHES.test(line)
const MAY_DISCLAIM = new RegExp(
  inOrder(
    /^[\s*_>#-]*/u,
    anyOf(
      /disclaimer|confidential|legal|important|privacy|ymwadiad|cyfrinachedd|this|the |information/u,
      /contents?|if you|any |please|think|mae|gall|bydd|we welcome|rydym|croes|virus|to unsub|for more/u,
    ),
  ),
  'iu',
)
export const isDisclaimer = (line: string): boolean => MAY_DISCLAIM.test(line) && DISCLAIMER.test(line)
const MAY_WARN =
  /^[\s*_\[(<!⚠️>#-]*(?:caution|warning|external|alert|attention|be careful|rhybudd|allanol|notice|this|you don|some people|sender|do not|please|mae|learn)/iu
export const isBanner = (line: string): boolean =>
  line.length < 900 && MAY_WARN.test(line) && BANNER.test(line)
