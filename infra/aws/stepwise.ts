import { Tags, Validations, type App, type Environment } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { CasesStack } from './cases-stack.ts'
import { CostStack } from './cost-stack.ts'
import { MailStack } from './mail-stack.ts'
import { RecordStack } from './record-stack.ts'
import type { Settings } from './settings.ts'

/** The stacks of one deployment, and the rules that they are held to. */
export const stepwise = (app: App, settings: Settings) => {
  const { name, region, account } = settings
  const env: Environment = account === undefined ? { region } : { region, account }
  const shared = { env, settings }
  const record = new RecordStack(app, `${name}-record`, {
    ...shared,
    description: 'Stepwise: the register and the mail archive',
  })
  const cases = new CasesStack(app, `${name}-cases`, {
    ...shared,
    record,
    description: 'Stepwise: the way of a mail',
  })
  const mail = new MailStack(app, `${name}-mail`, {
    ...shared,
    record,
    cases,
    description: 'Stepwise: SES takes mail',
  })
  const cost = new CostStack(app, `${name}-cost`, { ...shared, description: 'Stepwise: what it may cost' })
  Tags.of(app).add('application', name)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { record, cases, mail, cost }
}
