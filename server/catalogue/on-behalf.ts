import type { ServiceRequestDraft } from '#contract/service-request.ts'
import { isAgent, personOf } from '../kernel/actor.ts'
import { actingAs, type Ctx, type Work } from '../kernel/context.ts'
import { authorize, found } from '../kernel/errors.ts'
import { findPerson, personActor } from '../people/index.ts'
import type { TicketRow } from '../tickets/index.ts'
import { requestService } from './request.ts'

/** Whoever asks, or, for an agent who asks for somebody else, that person: each sees what is offered to her. */
export async function askingFor(ctx: Ctx, requesterId: string | undefined): Promise<Ctx> {
  if (requesterId === undefined) return ctx
  authorize(isAgent(ctx.actor), 'ask for services in the name of others')
  return actingAs(ctx, found(await personActor(ctx.db, requesterId), 'Person'))
}

/** An agent asks for somebody who reached the desk some other way; the history says who did. */
export async function requestFor(
  work: Work,
  requesterId: string,
  serviceId: string,
  draft: Omit<ServiceRequestDraft, 'stranger' | 'requesterId'>,
): Promise<TicketRow> {
  authorize(isAgent(work.actor), 'ask for services in the name of others')
  const requester = found(await findPerson(work.tx, requesterId), 'Person')
  const offeredTo = found(await personActor(work.tx, requesterId), 'Person')
  return requestService(work, requester, serviceId, draft, { offeredTo, agentId: personOf(work.actor).id })
}
