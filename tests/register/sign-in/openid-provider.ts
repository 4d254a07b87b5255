import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { z } from 'zod'

export const CLIENT = { id: 'stepwise', secret: 'a secret of the test' } as const
export const ROBOT = { id: 'reports-robot', secret: 'another secret of the test' } as const
export const API = 'urn:stepwise:api'

/** People of the provider, and the groups that it has them in. */
export const people = {
  /** In the directory, by this address. */
  office: {
    name: 'B. Unit',
    groups: ['waltham-forest:manager'],
    email: 'Business.Unit@waltham-forest.example',
  },
  reader: { name: 'R. Eader', groups: ['waltham-forest:reader', 'staff'] },
  manager: { name: 'M. Anager', groups: ['waltham-forest:manager', 'blackpool:reader'] },
  administrator: { name: 'A. Dministrator', groups: ['administrator'] },
  stranger: { name: 'S. Tranger', groups: ['staff'] },
} as const
export type Person = keyof typeof people

const isPerson = (id: string): id is Person => id in people
const addressSchema = z.custom<AddressInfo>((address) => address !== null && typeof address === 'object')

/** A certified OpenID provider, on this machine. It asks who somebody is, and believes them. */
export class OpenIdProvider {
  readonly issuer: string
  /** What somebody's groups have become since. */
  readonly groups: Map<Person, readonly string[]>
  readonly #server: Server

  private constructor(server: Server, issuer: string, groups: Map<Person, readonly string[]>) {
    this.#server = server
    this.issuer = issuer
    this.groups = groups
  }

  /** @param registers the addresses that people come back to */
  static async start(...registers: readonly string[]): Promise<OpenIdProvider> {
    const server = createServer()
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening)
    })
    const issuer = `http://127.0.0.1:${addressSchema.parse(server.address()).port}`
    const groups = new Map<Person, readonly string[]>()
    const provider = providerAt(issuer, registers, groups)
    const answer = provider.callback()
    server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction/') === true) void interact(provider, request, response)
      else void answer(request, response)
    })
    return new OpenIdProvider(server, issuer, groups)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((closed) => {
      this.#server.close(() => {
        closed()
      })
    })
  }

  /** An access token of the robot, for the register's JSON or for something else. */
  async accessToken(resource = API): Promise<string> {
    const answer = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${ROBOT.id}:${encodeURIComponent(ROBOT.secret)}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
    })
    return z.object({ access_token: z.string() }).parse(await answer.json()).access_token
  }
}

const providerAt = (
  issuer: string,
  registers: readonly string[],
  groups: ReadonlyMap<Person, readonly string[]>,
): Provider =>
  new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: registers.map((register) => `${register}/signed-in`),
        post_logout_redirect_uris: registers.map((register) => `${register}/signed-out`),
      },
      {
        client_id: ROBOT.id,
        client_secret: ROBOT.secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    ttl: {
      Session: 36_000,
      Grant: 36_000,
      Interaction: 600,
      AccessToken: 600,
      IdToken: 600,
      ClientCredentials: 600,
    },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () =>
        isPerson(id)
          ? {
              sub: id,
              email: `${id}@example.org`,
              ...people[id],
              groups: [...(groups.get(id) ?? people[id].groups)],
            }
          : { sub: id },
    }),
    // Staff are not asked whether their own register may know who they are.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc
      const grant = new context.oidc.provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      })
      grant.addOIDCScope('openid profile email groups')
      await grant.save()
      return grant
    },
    extraTokenClaims: () => ({ groups: ['blackpool:reader'] }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({ scope: '', audience: resource, accessTokenFormat: 'jwt' }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = page(
            `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`,
          )
        },
      },
    },
  })

const page = (body: string): string =>
  `<!doctype html><html lang="en"><title>Your organisation</title><link rel="icon" href="data:," /><main>${body}</main></html>`

/** Asks for a name, and signs whoever gives one in. */
const interact = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method === 'POST') {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(z.instanceof(Uint8Array).parse(chunk))
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const accountId = form.get('account')
    const result =
      accountId === null
        ? { error: 'access_denied', error_description: 'not today' }
        : { login: { accountId } }
    await provider.interactionFinished(request, response, result)
    return
  }
  response.setHeader('content-type', 'text/html')
  response.end(
    page(
      `<form method="post" action="${request.url ?? ''}"><label>Account <input name="account"></label><button>Go on</button></form>`,
    ),
  )
}
