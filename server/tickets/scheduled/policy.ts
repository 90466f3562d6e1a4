import { type Actor, isAdmin, isAgent } from '../../kernel/actor.ts'

type Reply = { agentId: string }

/** A reply leaves in the name of its author: nobody else sends it. */
export function maySendReply(actor: Actor, reply: Reply): boolean {
  return isAgent(actor) && actor.id === reply.agentId
}

/** Administrators stop what a colleague who is away left behind. */
export function mayStopReply(actor: Actor, reply: Reply): boolean {
  return maySendReply(actor, reply) || isAdmin(actor)
}
