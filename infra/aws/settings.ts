import { existsSync, readFileSync } from 'node:fs'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'

const folder = z.string().regex(/^[a-z0-9-]+$/, { error: 'must be the name of a folder in partnerships/' })

/** Days that last seconds: possible only in a deployment that says of itself that it is a test. */
const testClockSchema = z.strictObject({
  secondsPerDay: z.number().positive(),
  clockFrom: z.iso.datetime({ precision: 3 }),
})

const settingsSchema = z
  .strictObject({
    /** Goes before the name of everything that is made; two deployments in one account differ in it. */
    name: z
      .string()
      // SES's names of rule sets end so, too.
      .regex(/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/, {
        error: 'must be 2 to 20 lower-case letters, digits and hyphens, and not end with a hyphen',
      })
      // The name of the sign-in's domain begins with it, and Cognito keeps these words for itself.
      .regex(/^(?!.*(aws|amazon|cognito))/, { error: 'must not hold “aws”, “amazon” or “cognito”' })
      .default('stepwise'),
    stage: z.enum(['production', 'test']).default('production'),
    /** Left out, the account of whoever deploys. */
    account: z
      .string()
      .regex(/^\d{12}$/, { error: 'must be the 12 digits of an AWS account, in quotation marks' })
      .optional(),
    /** London: personal data stay in the United Kingdom. SES receives mail there. */
    region: z
      .string()
      .regex(/^[a-z]{2}-[a-z]+-\d$/, { error: 'must be an AWS region, such as eu-west-2' })
      .default('eu-west-2'),
    /** Folders of `partnerships/`; none named: all. */
    partnerships: z.array(folder).default([]),
    /** Who is told when an alarm of the runbook rings, and when the month costs more than planned. */
    alarmEmails: z.array(z.email()).min(1, { error: 'needs at least one address, or alarms ring unheard' }),
    monthlyBudgetUsd: z.number().positive().default(60),
    mail: z
      .strictObject({
        /** True: refuse mail that does not come over TLS. False: better in the clear than not at all. */
        requireTlsForIncoming: z.boolean().default(false),
        /** True: take the place of another receipt rule set that is active in this account and region. */
        displaceActiveRuleSet: z.boolean().default(false),
        /** While the account is in the SES sandbox: the verified addresses to which test mail goes. */
        sandboxRecipients: z.array(z.email()).default([]),
      })
      .prefault({}),
    retention: z
      .strictObject({
        /** Mail as SES stored it, after the register took its own copy; long enough to mend whatever kept it from that. */
        incomingMailDays: z.int().min(14).default(90),
        logDays: z
          .enum(RetentionDays, { error: 'must be one of CloudWatch’s, such as 30, 90, 180, 365, 400 or 731' })
          .default(RetentionDays.ONE_YEAR),
      })
      .prefault({}),
    /** Another OpenID provider than the Cognito pool that is made otherwise. */
    signIn: z
      .strictObject({
        issuer: z.url({ protocol: /^https$/, error: 'must be the https:// address of your OpenID provider' }),
        clientId: z.string().min(1),
        rolesClaim: z.string().min(1).default('groups'),
        /** What the claim's values mean, as OIDC_ROLES in the README. */
        roles: z.string().default(''),
        /** Access tokens for this audience may read /api. */
        apiAudience: z.string().default(''),
      })
      .optional(),
    testClock: testClockSchema.optional(),
  })
  .refine(({ stage, testClock }) => stage === 'test' || testClock === undefined, {
    path: ['testClock'],
    error: 'is for `stage: test` only: nobody’s deadline may pass in seconds',
  })
export type Settings = z.infer<typeof settingsSchema>

/** Settings that cannot be used, with every fault in words; thrown before anything is synthesized. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings'
}

/**
 * The settings in a file's text.
 *
 * @throws WrongSettings with one line per fault
 */
export const parseSettings = (text: string, file: string): Settings => {
  const parsed = settingsSchema.safeParse(yamlOf(text, file))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`,
  )
  throw new WrongSettings([`${file} cannot be used:`, ...faults].join('\n'))
}

const yamlOf = (text: string, file: string): unknown => {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof YAMLParseError) throw new WrongSettings(`${file} is not YAML: ${error.message}`)
    throw error
  }
}

/** Your settings, or the sample where there are none yet: enough to synthesize, not to receive anybody's mail. */
export const loadSettings = (own: string, sample: string): { settings: Settings; sample: boolean } => {
  const isSample = !existsSync(own)
  const file = isSample ? sample : own
  return { settings: parseSettings(readFileSync(file, 'utf8'), file), sample: isSample }
}
