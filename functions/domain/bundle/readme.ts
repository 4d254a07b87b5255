import type { Manifest } from './manifest.ts'

type About = Pick<Manifest, 'kind' | 'reference'>

/** README.txt of a bundle: what it holds, how anybody checks it, and what that does not prove. */
export const readmeOf = ({ kind, reference }: About): string =>
  [
    title(reference, kind),
    kind === 'whole' ? wholeContents : redactedContents,
    checking,
    kind === 'whole' ? wholeDigests : redactedDigests,
    limits(kind),
  ].join('\n\n')

const title = (reference: string, kind: About['kind']): string =>
  `${kind === 'whole' ? 'The record' : 'The redacted record'} of case ${reference}\n${'='.repeat(60)}`

const wholeContents = `What is in it

timeline.html    what happened, for reading and printing; opens in any browser, needs no network
events.json      the events of the case, which its whole state follows from
ledger.json      what became of each mail, and of each notice
mails/           every mail of the case as it came
notices/         every notice as it went out
manifest.json    the list of these files, who made the bundle, when and why
SHA256SUMS       the SHA-256 of every file, manifest.json included

Mails can hold harmful attachments: open them only as you would open a stranger's mail.
It holds personal data of children or adults at risk and of professionals, and the secret mail address of the case:
keep it accordingly.`

const redactedContents = `What is in it

timeline.html    what happened, by date, kind, step and agency; opens in any browser, needs no network
events.json      the events of the case without what they say
manifest.json    the list of these files, and when the bundle was made
SHA256SUMS       the SHA-256 of every file, manifest.json included

Names of people, addresses, telephone numbers, everything that somebody wrote, mails and attachments are left out.
"Person 1" stands for the same person throughout. A reader who knows the case can still recognise it by its dates
and agencies.`

const checking = `How to check it

1. With Stepwise:             npm run -s check-bundle -- FILE.zip
2. The files, without it:     sha256sum -c SHA256SUMS        (macOS: shasum -a 256 -c SHA256SUMS)
3. The events, without it:    by the rule below, in any programming language`

const links = `The link of an event is the SHA-256 (64 lower-case hexadecimal digits) of five lines, joined by one line feed (U+000A)
and without one at the end, in UTF-8:
   the link of the event before; for the first event 64 zeros
   its "reference"
   its "seq", in decimal digits, counted from 1 without a gap
   its "at"
   its "digest"
The link of the last event stands in manifest.json as chain.head.`

const wholeDigests = `The rule

The digest of an event is the SHA-256 (64 lower-case hexadecimal digits) of its "salt", one line feed (U+000A), and this
object as JSON, in UTF-8: {"by": its "by", "payload": its "payload"}. The JSON has no spaces or line breaks between
its parts, the names in every object are sorted, and only the characters that must be escaped are.

${links}

In Python 3, in the folder of the unpacked bundle:

import hashlib, json
sha = lambda text: hashlib.sha256(text.encode('utf-8')).hexdigest()
link = '0' * 64
for e in json.load(open('events.json', encoding='utf-8'))['events']:
    said = json.dumps({'by': e['by'], 'payload': e['payload']}, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
    assert sha(e['salt'] + '\\n' + said) == e['digest'], e['seq']
    link = sha('\\n'.join([link, e['reference'], str(e['seq']), e['at'], e['digest']]))
    assert link == e['link'], e['seq']
assert link == json.load(open('manifest.json', encoding='utf-8'))['chain']['head']
print('the chain holds; its head is', link)`

const redactedDigests = `The rule

The digest of an event is a SHA-256 over a secret salt and what the event says. Neither is here, so nobody can try out
what an event may have said; whoever holds the whole bundle, or the register, can show that a digest is of that event.

${links}

In Python 3, in the folder of the unpacked bundle:

import hashlib, json
link = '0' * 64
for e in json.load(open('events.json', encoding='utf-8'))['events']:
    link = hashlib.sha256('\\n'.join([link, e['reference'], str(e['seq']), e['at'], e['digest']]).encode('utf-8')).hexdigest()
    assert link == e['link'], e['seq']
assert link == json.load(open('manifest.json', encoding='utf-8'))['chain']['head']
print('the chain holds; its head is', link)`

const limits = (kind: About['kind']): string => `What this proves, and what it does not

It shows any change that was made to a part of the bundle, and any event that was changed, left out, put in or moved.
There is no signature in it: somebody who rewrites everything, each digest, each link, the manifest and the sums, makes
a bundle that agrees with itself. So compare the head of the chain with another source that they did not hold: the
register (the page "Make a bundle" of the case names the head of each), or a copy that somebody else was given.
The chain covers the events. ${
  kind === 'whole'
    ? 'Mails, notices and ledger.json are covered by manifest.json and SHA256SUMS alone.'
    : 'That an event is of the kind that it says, by whom and about which step, is covered by SHA256SUMS alone.'
}
It says what Stepwise recorded and when, not that what people wrote is true.
`
