import type { Work } from '../../kernel/context.ts'
import { agentOfAddress, type ParsedMail, parseAgentAddress } from '../reading/index.ts'

/** The agent and the ticket that a signed address was made for. */
export interface AgentDoor {
  agentId: string
  ticket: number
}

/** Undefined without such an address; a forged one is no address of ours. */
export async function findAgentDoor(work: Work, mail: ParsedMail): Promise<AgentDoor | undefined> {
  const recipients = [...mail.to, ...mail.cc].map(({ address }) => address).concat(mail.deliveredTo)
  const parsed = recipients.flatMap((address) => parseAgentAddress(address) ?? []).slice(0, 5)
  if (parsed.length === 0) return undefined
  const agents = await work.tx.selectFrom('people').select('id').where('role', '<>', 'requester').execute()
  const ids = agents.map(({ id }) => id)
  for (const address of parsed) {
    const agentId = agentOfAddress(address, ids, work.services.key('reply-address'))
    if (agentId !== undefined) return { agentId, ticket: address.ticket }
  }
  return undefined
}
