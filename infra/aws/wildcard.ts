import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * Says why a policy may name resources with a wildcard. cdk-nag asks for each of them by itself, in the words in
 * which it writes an ARN: `<AWS::AccountId>` where CDK holds a token.
 */
export const acknowledgeWildcard = (role: IConstruct, resource: string, reason: string): void => {
  const written = resource.replaceAll(/\$\{Token\[AWS\.(\w+)\.\d+\]\}/g, '<AWS::$1>')
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${written}]`, reason })
}
