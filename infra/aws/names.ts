import { Aws } from 'aws-cdk-lib'
import type { Settings } from './settings.ts'

/**
 * Names that are known before what bears them exists. SES's rule names them in the policies of the bucket, the key
 * and the topic; and the Lambda that completes waits is itself named in the state machine: with a generated name each
 * of the two would need the other first.
 */
export const namesOf = ({ name, region }: Settings) => {
  const own = `${region}:${Aws.ACCOUNT_ID}`
  const ruleSet = name
  const rule = `${name}-take-in`
  const stateMachine = `${name}-case`
  return {
    ruleSet,
    rule,
    stateMachine,
    configurationSet: name,
    archive: `${name}-mail-${Aws.ACCOUNT_ID}-${region}`,
    ruleArn: `arn:${Aws.PARTITION}:ses:${own}:receipt-rule-set/${ruleSet}:receipt-rule/${rule}`,
    stateMachineArn: `arn:${Aws.PARTITION}:states:${own}:stateMachine:${stateMachine}`,
    executionArns: `arn:${Aws.PARTITION}:states:${own}:execution:${stateMachine}:*`,
    identityArn: (identity: string) => `arn:${Aws.PARTITION}:ses:${own}:identity/${identity}`,
    configurationSetArn: `arn:${Aws.PARTITION}:ses:${own}:configuration-set/${name}`,
  }
}
export type Names = ReturnType<typeof namesOf>
