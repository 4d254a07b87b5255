import { z } from 'zod'
import { readSignIn, type LocalSignIn } from './sign-in-settings.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const environmentSchema = z.object({
  SMTP_HOST: z.string().min(1).default('127.0.0.1'),
  SMTP_PORT: port.default(2525),
  HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  HTTP_PORT: port.default(8080),
  DATA_DIR: z.string().min(1).default('./data'),
  PARTNERSHIPS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    ),
  SMTP_RELAY_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TRUSTED_NETWORKS: z.string().default('127.0.0.0/8'),
})

export interface LocalSettings {
  readonly smtp: { readonly host: string; readonly port: number }
  readonly http: { readonly host: string; readonly port: number }
  readonly dataDir: string
  readonly partnerships: readonly string[] | 'all'
  readonly relayUrl: string | null
  readonly trustedNetworks: string
  /** Null where nobody has to sign in, and only this machine reaches the register. */
  readonly signIn: LocalSignIn | null
}

export type ReadSettings =
  | { readonly kind: 'settings'; readonly settings: LocalSettings }
  | { readonly kind: 'refused'; readonly errors: readonly string[] }

/** The settings of one machine from its environment; a wrong one is refused with one sentence. */
export const readSettings = (environment: NodeJS.ProcessEnv): ReadSettings => {
  // An empty variable is one that is not set, but for TRUSTED_NETWORKS, where empty means "trust none".
  const given = Object.entries(environment).filter(
    ([name, value]) => value !== '' || name === 'TRUSTED_NETWORKS',
  )
  const parsed = environmentSchema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => `${path.join('.')} is wrong: ${message}.`)
    return { kind: 'refused', errors }
  }
  const { data } = parsed
  const signIn = readSignIn(Object.fromEntries(given), data.HTTP_HOST)
  if (signIn.kind === 'refused') return signIn
  return {
    kind: 'settings',
    settings: {
      smtp: { host: data.SMTP_HOST, port: data.SMTP_PORT },
      http: { host: data.HTTP_HOST, port: data.HTTP_PORT },
      dataDir: data.DATA_DIR,
      partnerships: data.PARTNERSHIPS.length === 0 ? 'all' : data.PARTNERSHIPS,
      relayUrl: data.SMTP_RELAY_URL ?? null,
      trustedNetworks: data.TRUSTED_NETWORKS,
      signIn: signIn.signIn,
    },
  }
}
