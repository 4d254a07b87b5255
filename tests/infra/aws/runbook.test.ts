import { Match } from 'aws-cdk-lib/assertions'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resourcesOf, statementsOf, synthesized } from './deployment.ts'

const { cases, mail } = synthesized()
const alarms = [cases, mail].flatMap((template) =>
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties),
)
const [, chapter = ''] = /^## Alarms$(.*?)^## /ms.exec(readFileSync('docs/runbook.md', 'utf8')) ?? []
const pages = chapter
  .split(/^### /m)
  .slice(1)
  .map((page) => ({ heading: page.split('\n')[0] ?? '', text: page }))

describe('the runbook', () => {
  it('has a page for each alarm, and no page without one', () => {
    const named = alarms.map(({ AlarmName }) => String(AlarmName).replace(/^stepwise: /, ''))
    expect(pages.map(({ heading }) => heading).sort()).toEqual(named.sort())
  })

  it.each(pages)('says of “$heading” what it means, where to look and what to do', ({ text }) => {
    for (const part of ['Description', 'Investigation', 'Resolution']) expect(text).toContain(`**${part}.** `)
  })

  it('links only to pages that it has', () => {
    const anchors = pages.map(({ heading }) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    )
    const linked = [...chapter.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(linked.length).toBeGreaterThan(0)
    expect(anchors).toEqual(expect.arrayContaining(linked))
  })
})

describe('an alarm', () => {
  it('tells people when it begins and when it is over', () => {
    for (const { AlarmName, AlarmActions, OKActions } of alarms) {
      expect(AlarmActions, String(AlarmName)).toHaveLength(1)
      expect(OKActions).toEqual(AlarmActions)
    }
  })

  it('may publish to its topic: a policy of the topic’s own takes the place of the one that lets it', () => {
    const topics = new Set(alarms.flatMap(({ AlarmActions }) => JSON.stringify(AlarmActions)))
    expect(topics).toHaveLength(2) // As its own stack names it, and as another one does.
    const ring = statementsOf(cases, 'AWS::SNS::TopicPolicy').filter(({ Sid }) => Sid === 'AlarmsRing')
    expect(ring).toMatchObject([
      { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: ['sns:Publish'] },
    ])
    expect(alarms[0]?.['AlarmActions']).toEqual(ring[0]?.Resource)
    expect(JSON.stringify(ring[0]?.Condition)).toContain(':alarm:*')
  })

  it('hears of its own deployment alone: a watchdog that died must not be heard barking elsewhere', () => {
    const other = synthesized(`name: another\nalarmEmails: [alarms@example.org]`).cases
    const heartbeat = resourcesOf(other, 'AWS::CloudWatch::Alarm').find(
      ([, { Properties }]) => Properties['MetricName'] === 'WatchdogHeartbeat',
    )
    expect(heartbeat?.[1].Properties['Dimensions']).toEqual([{ Name: 'service', Value: 'another' }])
    other.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'another-watchdog',
      Environment: { Variables: Match.objectLike({ POWERTOOLS_SERVICE_NAME: 'another' }) },
    })
  })

  it('has a name in ASCII, as the subject of the mail about it must be', () => {
    for (const { AlarmName } of alarms) expect(AlarmName).toMatch(/^[ -~]+$/)
  })

  it('of the watchdog rings when there is nothing to be heard', () => {
    const silent = alarms.find(({ AlarmName }) => AlarmName === 'stepwise: The watchdog is silent')
    expect(silent).toMatchObject({ TreatMissingData: 'breaching', MetricName: 'WatchdogHeartbeat' })
  })

  it('is of a kind that any emulator of CloudWatch knows: one metric, no arithmetic', () => {
    for (const each of alarms) expect(each).toHaveProperty('MetricName')
  })
})
