import { z } from 'zod'

/** Written by the stack, read by a Lambda's edge: nothing else of the environment is looked at. */
export class WrongEnvironment extends Error {
  override readonly name = 'WrongEnvironment'
}

const stageSchema = z.enum(['production', 'test'])

/** What every Lambda is given. */
const shared = {
  TABLE_NAME: z.string().min(1),
  ARCHIVE_BUCKET: z.string().min(1),
  /** Only a stack that its settings mark as a test may shorten days. */
  STAGE: stageSchema.default('production'),
  /** How many seconds a day lasts, in a test only; days pass from the moment `STEPWISE_TEST_CLOCK_FROM` on. */
  STEPWISE_TEST_SECONDS_PER_DAY: z.coerce.number().positive().optional(),
  STEPWISE_TEST_CLOCK_FROM: z.iso.datetime({ precision: 3 }).optional(),
}

/** Arns and names that some Lambdas are given beside what all have. */
const stateMachine = { STATE_MACHINE_ARN: z.string().startsWith('arn:') }
const mailQueue = { MAIL_QUEUE_URL: z.url() }

/** What the register's own schema reads (`sign-in/settings.ts`), and where what is secret of it lies. */
const signIn = {
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_ROLES_CLAIM: z.string().min(1),
  PUBLIC_URL: z.url(),
  /** What Secrets Manager knows it by: its ARN or its name. */
  SIGN_IN_SECRET: z.string().min(1),
  /** Of Cognito; not set for another issuer. */
  USER_POOL_ID: z.string().optional(),
}

export const environments = {
  'receive-mail': z.object(shared),
  'run-case': z.object(shared),
  'deliver-notice': z.object({ ...shared, ...stateMachine, CONFIGURATION_SET: z.string().min(1) }),
  'ses-events': z.object(shared),
  'file-dead-letter': z.object({ ...shared, PARKED_MAIL_URL: z.url() }),
  'record-receipt': z.object(shared),
  /** `REGISTER_URL`: where people reach the register; the mail of working mornings links to it. */
  watchdog: z.object({ ...shared, ...stateMachine, ...mailQueue, REGISTER_URL: z.url() }),
  'make-bundle': z.object(shared),
  /**
   * `BUNDLE_MAKER`: the Lambda that makes
   * the bundles of cases.
   */
  register: z.object({
    ...shared,
    ...signIn,
    BUNDLE_MAKER: z.string().min(1),
  }),
} as const
export type LambdaName = keyof typeof environments

/** What the stack must set for each Lambda; a value that it leaves out has its default. */
export type EnvironmentOf<Name extends LambdaName> = z.input<(typeof environments)[Name]>

export type SharedEnvironment = z.infer<(typeof environments)['receive-mail']>

/**
 * A Lambda's own environment, checked.
 *
 * @param schema one of `environments`
 * @throws WrongEnvironment naming the variables, never their values
 */
export const readEnvironment = <T>(schema: z.ZodType<T>, environment: NodeJS.ProcessEnv): T => {
  const parsed = schema.safeParse(environment)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
    throw new WrongEnvironment(`these variables are missing or wrong: ${wrong}`)
  }
  return parsed.data
}
