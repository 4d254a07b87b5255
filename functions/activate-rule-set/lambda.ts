import {
  DescribeActiveReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses'
import { z } from 'zod'
import { activate, deactivate, type RuleSets } from './handler.ts'

/** A custom resource's request (CloudFormation User Guide, "Custom resource request objects"). */
const requestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.object({ ruleSet: z.string().min(1), displace: z.stringbool() }),
})
type Request = z.infer<typeof requestSchema>
type Answer = { readonly Status: 'SUCCESS' } | { readonly Status: 'FAILED'; readonly Reason: string }

const ses = new SESClient({})
const ruleSets: RuleSets = {
  active: async () => {
    const { Metadata } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}))
    return Metadata?.Name ?? null
  },
  activate: async (name) => {
    await ses.send(new SetActiveReceiptRuleSetCommand(name === null ? {} : { RuleSetName: name }))
  },
}

/** CloudFormation waits for an answer whatever happens: a fault, too, is told to it. */
export const handler = async (event: unknown): Promise<void> => {
  const request = requestSchema.parse(event)
  await answer(request, await carryOut(request))
}

const carryOut = async ({ RequestType, ResourceProperties }: Request): Promise<Answer> => {
  try {
    if (RequestType === 'Delete') await deactivate(ResourceProperties.ruleSet, ruleSets)
    else {
      const activated = await activate(ResourceProperties, ruleSets)
      if (activated.kind === 'refused') return { Status: 'FAILED', Reason: activated.why }
    }
    return { Status: 'SUCCESS' }
  } catch (error) {
    return {
      Status: 'FAILED',
      Reason: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
    }
  }
}

const answer = async (request: Request, given: Answer): Promise<void> => {
  const { ResponseURL, StackId, RequestId, LogicalResourceId, ResourceProperties } = request
  await fetch(ResponseURL, {
    method: 'PUT',
    // An empty type: the address is signed for one (as in the CloudFormation User Guide's own example).
    headers: { 'content-type': '' },
    body: JSON.stringify({
      ...given,
      StackId,
      RequestId,
      LogicalResourceId,
      // Another rule set is another resource: CloudFormation then deletes the old one, which is no longer active.
      PhysicalResourceId: ResourceProperties.ruleSet,
    }),
  })
}
