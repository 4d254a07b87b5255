import { createHash } from 'node:crypto'
import { makeZip } from 'client-zip'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkBundle, sumsOf } from '../../functions/domain/bundle/check.ts'
import {
  eventsFileSchema,
  manifestSchema,
  redactedEventsFileSchema,
} from '../../functions/domain/bundle/manifest.ts'
import { jsonFile, textFile, type BundleFile } from '../../functions/make-bundle/files.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'
import { found, unpack, Zips } from './unpacked.ts'

let register: RealRegister
let zips: Zips
beforeEach(() => {
  register = new RealRegister()
  zips = new Zips()
})
afterEach(() => {
  register.close()
  zips.remove()
})

const eventsJson = z.looseObject({
  events: z.array(z.looseObject({ by: z.looseObject({}) })),
})
type AnyEvent = z.infer<typeof eventsJson>['events'][number]

const hostile = {
  ...stepOne,
  subject: 'Re: <script>alert(1)</script> \u202Efdp',
  html: '<p>This is step one of the Safeguarding Partnership’s Escalation Process.</p><img src="https://tracker.example/x.png"><form action="https://evil.example"></form>',
  text: 'This is step one of the Safeguarding Partnership’s Escalation Process. <img src=x onerror=alert(1)>',
  attachments: [
    { filename: '../../../../etc/passwd', content: 'x' },
    { filename: '"><script>alert(2)</script>.pdf', content: 'y' },
    { filename: 'C:\\Windows\\evil.exe', content: 'z' },
  ],
}

/** Asks for a bundle as a person does, and fetches it. */
const bundleOf = async (reference: string, kind: 'whole' | 'redacted'): Promise<string> => {
  const form = `/cases/${reference}/bundle`
  const answer = await register.submit(form, form, { kind, by: 'B. Manager', why: 'The scrutineer asks.' })
  expect(answer.status).toBe(303)
  const page = await register.page(answer.headers.get('location') ?? '')
  const [href = ''] = /\/cases\/[^"]+\/zip/.exec(page) ?? []
  const zip = await register.get(href)
  expect(zip.headers.get('content-type')).toBe('application/zip')
  return zips.keep(new Uint8Array(await zip.arrayBuffer()))
}

const textOf = (files: readonly BundleFile[], path: string): string => {
  const file = files.find((each) => each.path === path)
  if (file === undefined) throw new Error(`${path} is not in the bundle`)
  return Buffer.from(file.bytes).toString()
}

const findings = async (file: string, head: string | null = null): Promise<readonly string[]> => {
  const read = await found(file)
  const check = checkBundle(read.found, head)
  return [...read.findings, ...(check.kind === 'wrong' ? check.findings : [])]
}

describe('the bundle of a case', () => {
  it('holds mails and notices as they were, the events and the timeline, and agrees with itself', async () => {
    const reference = await register.openCase()
    await register.deliver()
    const file = await bundleOf(reference, 'whole')
    const files = await unpack(file)
    expect(await findings(file)).toEqual([])
    const paths = files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'README.txt',
        'timeline.html',
        'events.json',
        'ledger.json',
        'mails/001.eml',
        'notices/001.eml',
        'manifest.json',
        'SHA256SUMS',
      ]),
    )
    const [mail] = await register.store.mailOfCase(reference)
    const kept = await register.archive.get(`mail/${mail?.id ?? ''}.eml`)
    expect(textOf(files, 'mails/001.eml')).toBe(Buffer.from(kept ?? []).toString())
    expect(JSON.parse(textOf(files, 'events.json'))).toEqual({
      reference,
      events: await register.store.loadCase(reference),
    })
    const manifest = manifestSchema.parse(JSON.parse(textOf(files, 'manifest.json')))
    expect(manifest).toMatchObject({
      kind: 'whole',
      reference,
      made: { by: 'B. Manager', why: 'The scrutineer asks.' },
    })
    expect(await findings(file, manifest.chain.head)).toEqual([])
    expect(await findings(file, '0'.repeat(64))).toHaveLength(1)
  })

  it('is the same whenever it is fetched, and the register names the head of its chain', async () => {
    const reference = await register.openCase()
    await register.deliver()
    const first = await unpack(await bundleOf(reference, 'whole'))
    const { chain } = manifestSchema.parse(JSON.parse(textOf(first, 'manifest.json')))
    register.now = '2026-11-24T10:00:00.000Z'
    await bundleOf(reference, 'redacted')
    const page = await register.page(`/cases/${reference}/bundle`)
    expect(page).toContain(chain.head)
    const [, older = ''] = [...page.matchAll(/href="(\/cases\/[^"]+\/bundles\/\w+)"/g)].map(
      ([, href]) => href,
    )
    const again = zips.keep(new Uint8Array(await (await register.get(`${older}/zip`)).arrayBuffer()))
    expect(textOf(await unpack(again), 'manifest.json')).toBe(textOf(first, 'manifest.json'))
  })

  it('takes no name from a mail, and shows what strangers wrote as text that fetches and runs nothing', async () => {
    const reference = await register.openCase(hostile)
    const files = await unpack(await bundleOf(reference, 'whole'))
    for (const { path } of files) expect(path).toMatch(/^((mails|notices)\/\d{3}\.eml|[\w.]+)$/)
    const html = textOf(files, 'timeline.html')
    expect(html).not.toMatch(/<script|<img|<form|<iframe|<link|src=|@import|url\(/i)
    expect(html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;.pdf')
    expect(html).not.toContain('\u202E')
    expect(html).toContain("default-src 'none'")
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    for (const href of links) expect(href).toMatch(/^(mails|notices)\/\d{3}\.eml$/)
  })

  it('can be checked by hand from what README.txt says', async () => {
    const reference = await register.openCase()
    const files = await unpack(await bundleOf(reference, 'whole'))
    expect(textOf(files, 'README.txt')).toContain(
      'the link of the event before; for the first event 64 zeros',
    )
    const { events } = eventsFileSchema.parse(JSON.parse(textOf(files, 'events.json')))
    const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .toSorted(([a], [b]) => (a < b ? -1 : 1))
                .map(([k, v]) => [k, sorted(v)]),
            )
          : value
    let link = '0'.repeat(64)
    for (const { by, payload, salt, digest, reference: of, seq, at, link: written } of events) {
      expect(sha(`${salt}\n${JSON.stringify(sorted({ payload, by }))}`)).toBe(digest)
      link = sha([link, of, String(seq), at, digest].join('\n'))
      expect(link).toBe(written)
    }
    const sums = textOf(files, 'SHA256SUMS').trim().split('\n')
    expect(sums).toHaveLength(files.length - 1)
    for (const line of sums) expect(sha(textOf(files, line.slice(66)))).toBe(line.slice(0, 64))
  })

  it('asks for what the form leaves out', async () => {
    const reference = await register.openCase()
    const form = `/cases/${reference}/bundle`
    const answer = await register.submit(form, form, { by: '', why: '' })
    expect(answer.status).toBe(400)
    const page = await answer.text()
    for (const missing of ['Choose what the bundle holds', 'Enter your name', 'Enter why'])
      expect(page).toContain(missing)
    expect((await register.get('/cases/WF-ZZZZZZ/bundle')).status).toBe(404)
    expect((await register.get(`/cases/${reference}/bundles/none`)).status).toBe(404)
  })
})

describe('a redacted bundle', () => {
  const people =
    /okafor|haddad|bello|parkside-primary\.example|childrens-services\.example|020 7946|B\. Manager|scrutineer asks|referral|24-118|\w@\w/i

  it('holds no name, address, number or word of anybody, and its chain still verifies', async () => {
    const reference = await register.openCase({ ...hostile, subject: stepOne.subject ?? '' })
    await register.deliver()
    const record = await register.store.loadCase(reference)
    const file = await bundleOf(reference, 'redacted')
    const files = await unpack(file)
    expect(await findings(file)).toEqual([])
    expect(files.map(({ path }) => path)).toEqual([
      'README.txt',
      'timeline.html',
      'events.json',
      'manifest.json',
      'SHA256SUMS',
    ])
    for (const { path } of files) expect(textOf(files, path), path).not.toMatch(people)
    const { events, escalatingAgency } = redactedEventsFileSchema.parse(
      JSON.parse(textOf(files, 'events.json')),
    )
    expect(escalatingAgency).toBe('Parkside Primary School')
    expect(events.slice(0, record.length).map(({ digest }) => digest)).toEqual(
      record.map(({ digest }) => digest),
    )
    for (const { salt } of record) expect(textOf(files, 'events.json')).not.toContain(salt)
    for (const { payload } of record) {
      if (payload.type === 'case-opened')
        for (const { path } of files) expect(textOf(files, path)).not.toContain(payload.token)
    }
    expect(textOf(files, 'timeline.html')).toContain('Step one')
  })

  it('calls one person by one name throughout', async () => {
    const reference = await register.openCase()
    const files = await unpack(await bundleOf(reference, 'redacted'))
    const { events } = redactedEventsFileSchema.parse(JSON.parse(textOf(files, 'events.json')))
    const byMail = events.filter(({ by }) => by.kind === 'mail').map(({ by }) => by.who)
    expect(new Set(byMail).size).toBe(1)
    expect(events.at(-1)?.by.who).not.toBe(byMail[0])
  })
})

describe('the check of a bundle', () => {
  /** The same bundle with some of its files changed, and the sums made anew unless they are to be found wrong. */
  const tampered = async (
    change: (files: BundleFile[]) => BundleFile[],
    sums: 'as-they-were' | 'made-anew' = 'as-they-were',
    kind: 'whole' | 'redacted' = 'whole',
  ): Promise<readonly string[]> => {
    const reference = await register.openCase()
    await register.deliver()
    const changed = change(await unpack(await bundleOf(reference, kind)))
    const others = changed.filter(({ path }) => path !== 'SHA256SUMS')
    const listed = others.map(({ path, bytes }) => ({
      path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
    const packed = sums === 'as-they-were' ? changed : [...others, textFile('SHA256SUMS', sumsOf(listed))]
    return await findings(await zips.pack(packed))
  }
  const rewrite = (files: BundleFile[], path: string, edit: (text: string) => string): BundleFile[] =>
    files.map((file) => (file.path === path ? textFile(path, edit(textOf(files, path))) : file))
  /** As somebody would who knows of the manifest: it lists the changed file as it is now. */
  const withManifestAnew = (files: BundleFile[]): BundleFile[] => {
    const manifest = manifestSchema.parse(JSON.parse(textOf(files, 'manifest.json')))
    const listed = files
      .filter(({ path }) => path !== 'manifest.json' && path !== 'SHA256SUMS')
      .map(({ path, bytes }) => ({
        path,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }))
    return files.map((file) =>
      file.path === 'manifest.json' ? jsonFile('manifest.json', { ...manifest, files: listed }) : file,
    )
  }
  const editEvents =
    (edit: (events: AnyEvent[]) => (AnyEvent | undefined)[]) =>
    (files: BundleFile[]): BundleFile[] =>
      withManifestAnew(
        rewrite(files, 'events.json', (text) => {
          const parsed = eventsJson.parse(JSON.parse(text))
          return JSON.stringify({ ...parsed, events: edit(parsed.events) })
        }),
      )

  it('takes the folders that an ordinary tool puts in when it zips the files again for no evidence', async () => {
    const files = await unpack(await bundleOf(await register.openCase(), 'whole'))
    const zip = makeZip([
      { name: 'mails/' },
      ...files.map(({ path, bytes }) => ({ name: path, input: bytes })),
      { name: 'notices/' },
    ])
    const again = zips.keep(new Uint8Array(await new Response(zip).arrayBuffer()))
    expect(await findings(again)).toEqual([])
  })

  it('finds a mail that was changed', async () => {
    const wrong = await tampered((files) =>
      rewrite(files, 'mails/001.eml', (text) => text.replace('disagree', 'agree')),
    )
    expect(wrong.join(' ')).toContain('mails/001.eml was changed')
  })

  it('finds a mail that was taken away, and a file that was put in', async () => {
    const gone = await tampered((files) => files.filter(({ path }) => path !== 'mails/001.eml'))
    expect(gone.join(' ')).toContain('mails/001.eml is missing')
    const added = await tampered((files) => [...files, textFile('mails/999.eml', 'forged')])
    expect(added.join(' ')).toContain('mails/999.eml was added')
    const twice = await tampered((files) => [...files, textFile('mails/001.eml', 'forged')])
    expect(twice.join(' ')).toContain('mails/001.eml is in it twice')
  })

  it('finds a manifest that was changed', async () => {
    const wrong = await tampered((files) =>
      rewrite(files, 'manifest.json', (text) => text.replace('B. Manager', 'Somebody')),
    )
    expect(wrong.join(' ')).toContain('manifest.json was changed')
    const torn = await tampered((files) => rewrite(files, 'manifest.json', () => '{}'))
    expect(torn.join(' ')).toContain('manifest.json was changed')
  })

  it('finds an event that was changed, also where manifest and sums were made anew', async () => {
    const wrong = await tampered(
      editEvents((events) =>
        events.map((event, index) => (index === 1 ? { ...event, payload: { type: 'exhausted' } } : event)),
      ),
      'made-anew',
    )
    expect(wrong).toEqual(['Event 2 does not fit: the content of the event was changed.'])
  })

  it('finds a word that was added to an event under a name that Stepwise does not know', async () => {
    const wrong = await tampered(
      editEvents((events) =>
        events.map((event, index) =>
          index === 1 ? { ...event, by: { ...event.by, note: 'agreed' } } : event,
        ),
      ),
      'made-anew',
    )
    expect(wrong).toEqual(['Event 2 does not fit: the content of the event was changed.'])
  })

  it('finds an event that is missing, at the start, in the middle and at the end', async () => {
    for (const which of [0, 2, -1]) {
      const wrong = await tampered(
        editEvents((events) => events.toSpliced(which, 1)),
        'made-anew',
      )
      expect(wrong.join(' ')).toMatch(/Event \d+ is missing/)
    }
  })

  it('finds events that stand in another order', async () => {
    const wrong = await tampered(
      editEvents(([first, second, ...rest]) => [second, first, ...rest]),
      'made-anew',
    )
    expect(wrong).toEqual(['The events do not stand in their order.'])
  })

  it('finds all of that in a redacted bundle too, but for what its events say', async () => {
    const changed = await tampered(
      editEvents((events) =>
        events.map((event, index) => (index === 1 ? { ...event, at: '2020-01-01T00:00:00.000Z' } : event)),
      ),
      'made-anew',
      'redacted',
    )
    expect(changed).toEqual(['Event 2 does not fit: the link to the event before is broken.'])
    const gone = await tampered(
      editEvents((events) => events.slice(0, -1)),
      'made-anew',
      'redacted',
    )
    expect(gone.join(' ')).toMatch(/Event \d+ is missing/)
  })
})
