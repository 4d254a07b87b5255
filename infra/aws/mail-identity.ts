import { CfnOutput, Stack } from 'aws-cdk-lib'
import {
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
  type ConfigurationSet,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'

export interface MailIdentityProps {
  readonly domain: string
  readonly configurationSet: ConfigurationSet
}

/** One mail domain: signed with DKIM, bounces under its own name, and the DNS records that it needs, printed. */
export class MailIdentity extends Construct {
  constructor(scope: Construct, id: string, { domain, configurationSet }: MailIdentityProps) {
    super(scope, id)
    const mailFrom = `bounce.${domain}`
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      dkimSigning: true,
      mailFromDomain: mailFrom,
      // SPF then aligns with amazonses.com and not with us, but DKIM does: a notice that comes is better than none.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      configurationSet,
    })
    const { region } = Stack.of(this)
    const records = [
      ...identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      `${domain} MX 10 inbound-smtp.${region}.amazonaws.com`,
      `${mailFrom} MX 10 feedback-smtp.${region}.amazonses.com`,
      `${mailFrom} TXT "v=spf1 include:amazonses.com -all"`,
      `_dmarc.${domain} TXT "v=DMARC1; p=quarantine"`,
    ]
    for (const [index, record] of records.entries()) {
      new CfnOutput(this, `DnsRecord${index + 1}`, {
        value: record,
        description: `A DNS record of ${domain} that SES needs (docs/deploying.md)`,
      })
    }
  }
}
