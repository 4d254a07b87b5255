import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { AlarmBell } from './alarm-bell.ts'
import { bellsOf, type Watched } from './alarms.ts'
import { CaseClock } from './case-clock.ts'
import { dashboard } from './dashboard.ts'
import { MailReceipt } from './mail-receipt.ts'
import { namesOf } from './names.ts'
import { NoticeDelivery } from './notice-delivery.ts'
import type { Record } from './record.ts'
import { RegisterWeb } from './register-web.ts'
import { mailDomains } from './served-partnerships.ts'
import type { Settings } from './settings.ts'
import { UndeliveredEvents } from './undelivered-events.ts'
import { writtenBy } from './watched.ts'
import { Watchdog } from './watchdog.ts'

interface CasesStackProps extends StackProps {
  readonly settings: Settings
  readonly record: Record
}

/** The way of a mail, in its order; everything here can be made anew from the record. */
export class CasesStack extends Stack {
  readonly bell: AlarmBell
  readonly arrivals: Topic
  readonly configurationSet: ConfigurationSet

  constructor(scope: Construct, id: string, props: CasesStackProps) {
    super(scope, id, props)
    const { settings, record } = props
    const names = namesOf(settings)
    const undelivered = new UndeliveredEvents(this, 'UndeliveredEvents', record.key)
    const shared = { settings, names, record, undelivered }

    const receipt = new MailReceipt(this, 'MailReceipt', shared)
    const clock = new CaseClock(this, 'CaseClock', shared)
    const delivery = new NoticeDelivery(this, 'NoticeDelivery', { ...shared, domains: mailDomains(settings) })
    const { api, address, userPoolId } = new RegisterWeb(this, 'RegisterWeb', shared)
    new Watchdog(this, 'Watchdog', { ...shared, mailQueue: receipt.mailQueue, registerAddress: address })

    const written = writtenBy(settings.name)
    const watched: Watched = { receipt, delivery, clock, undelivered, api, table: record.table, written }
    this.bell = new AlarmBell(this, 'Alarms', { settings, key: record.key })
    const alarms = bellsOf(watched).map((bell) => this.bell.hang(this, bell))
    dashboard(this, { name: settings.name, alarms, watched })
    this.arrivals = receipt.arrivals
    this.configurationSet = delivery.configurationSet

    this.#tell({
      ArrivalsTopic: receipt.arrivals.topicArn,
      MailQueue: receipt.mailQueue.queueUrl,
      DeadLetters: receipt.deadLetters.queueUrl,
      ParkedMail: receipt.parked.queueUrl,
      NoticeEventsTopic: delivery.events.topicArn,
      LostNoticeEvents: delivery.lostEvents.queueUrl,
      Undelivered: undelivered.queueUrl,
      StateMachine: clock.machine.stateMachineArn,
      Register: `https://${address}/`,
      ...(userPoolId === '' ? {} : { UserPool: userPoolId }),
    })
  }

  #tell(outputs: { [name: string]: string }): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }
}
