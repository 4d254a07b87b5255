import { host, type RealRegister } from '../real-register.ts'
import type { Person } from './openid-provider.ts'

const HERE = `http://${host}`

/** A browser without pages: keeps cookies, follows redirects, and signs in at the provider when it is sent there. */
export class Traveller {
  readonly #register: RealRegister
  readonly #cookies = new Map<string, Map<string, string>>()

  constructor(register: RealRegister) {
    this.#register = register
  }

  /** One request, and no further. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin, host: asked } = new URL(url, HERE)
    const jar = this.#jar(origin)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    if (origin === HERE && !headers.has('host')) headers.set('host', asked)
    const request = { redirect: 'manual' as const, ...init, headers }
    const full = new URL(url, HERE).href
    const answer =
      origin === HERE ? await this.#register.app.request(full, request) : await fetch(full, request)
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(';')
      const at = pair.indexOf('=')
      const ended = attributes.some((attribute) =>
        /max-age=0|expires=thu, 01 jan 1970/i.test(attribute.trim()),
      )
      if (ended) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  /** Goes where it is sent until there is a page; `stop` ends it before a request. */
  async go(url: string, stop: (url: URL) => boolean = () => false): Promise<{ url: URL; answer: Response }> {
    let at = new URL(url, HERE)
    for (let hops = 0; hops < 20; hops += 1) {
      const answer = await this.ask(at.href)
      const location = answer.headers.get('location')
      if (location === null) return { url: at, answer }
      at = new URL(location, at)
      if (stop(at)) return { url: at, answer }
    }
    throw new Error('sent round in circles')
  }

  /** Signs in at the provider, on the way to a page; `stop` as above. */
  async signIn(person: Person | null, page = '/', stop?: (url: URL) => boolean) {
    const { url } = await this.go(page)
    const answer = await this.ask(url.href, {
      method: 'POST',
      body: new URLSearchParams(person === null ? {} : { account: person }),
    })
    return await this.go(new URL(answer.headers.get('location') ?? '', url).href, stop)
  }

  async page(path: string): Promise<string> {
    return await (await this.ask(path)).text()
  }

  /** Sends a form as a browser would after it has loaded `page`. */
  async submit(page: string, action: string, fields: Record<string, string> = {}): Promise<Response> {
    const token = /name="form-token" value="([^"]*)"/.exec(await this.page(page))?.[1] ?? ''
    return await this.post(action, { 'form-token': token, ...fields })
  }

  async post(action: string, fields: Record<string, string>): Promise<Response> {
    return await this.ask(action, {
      method: 'POST',
      headers: { origin: HERE, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  }

  cookie(name: string): string | undefined {
    return this.#jar(HERE).get(name)
  }

  setCookie(name: string, value: string): void {
    this.#jar(HERE).set(name, value)
  }

  #jar(origin: string): Map<string, string> {
    const jar = this.#cookies.get(origin) ?? new Map<string, string>()
    this.#cookies.set(origin, jar)
    return jar
  }
}
