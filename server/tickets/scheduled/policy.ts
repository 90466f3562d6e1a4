import { type Actor, isAdmin, isAgent } from '../../kernel/actor.ts'

type Reply = { agentId: string; kind: string }

/** Only its author writes on in a reply. */
export function mayEditReply(actor: Actor, reply: Pick<Reply, 'agentId'>): boolean {
  return isAgent(actor) && actor.id === reply.agentId
}

/** A reply leaves in the name of its author: nobody else sends it; one that is to be approved she does not send either. */
export function maySendReply(actor: Actor, reply: Reply): boolean {
  return mayEditReply(actor, reply) && reply.kind !== 'approval'
}

/** Administrators stop what a colleague who is away left behind. */
export function mayStopReply(actor: Actor, reply: Pick<Reply, 'agentId'>): boolean {
  return mayEditReply(actor, reply) || isAdmin(actor)
}
