import type { TicketDraft } from '#contract/tickets.ts'
import { defaultInbox, findInbox } from '../inboxes/index.ts'
import { isAgent, type PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import {
  findOrCreateRequester,
  findPerson,
  findPersonByAddress,
  findStandingPerson,
  type PersonRow,
} from '../people/index.ts'
import { bodyOf } from './body.ts'
import type { Cause } from './events.ts'
import { valuesForNew } from './field-values.ts'
import { type NewTicket, openTicket } from './open.ts'
import { replaceCc } from './participants.ts'
import type { TicketRow } from './schema.ts'

/** Opens a ticket for somebody (agents and programs) or for oneself (requesters). */
export async function createTicket(ctx: Ctx, actor: PersonActor, draft: TicketDraft): Promise<TicketRow> {
  return transact(ctx, async (work) => {
    const requester = isAgent(actor) ? await resolveRequester(work, actor, draft) : await ownSelf(work, actor)
    if (!isAgent(actor)) await refuseOthers(work, actor, draft)
    const fields = isAgent(actor) ? agentFields(actor, draft) : requesterFields(actor)
    const cause = { kind: 'person', personId: actor.id } as const
    return openFor(work, requester, { ...draft, ...fields }, cause, !isAgent(actor))
  })
}

/** A request from somebody who is not signed in. */
export async function createTicketFor(
  work: Work,
  requester: PersonRow,
  draft: TicketDraft,
  /** Whose queue it goes to, where that is known; else the inbox's. */
  teamId?: string,
): Promise<TicketRow> {
  const fields = { channel: 'portal' as const, impact: 1, teamId, assigneeId: null, tags: [], cc: [] }
  return openFor(work, requester, { ...draft, ...fields }, { kind: 'person', personId: requester.id }, true)
}

async function openFor(
  work: Work,
  requester: PersonRow,
  draft: TicketDraft,
  cause: Cause,
  byRequester: boolean,
): Promise<TicketRow> {
  const body = bodyOf(draft)
  if (body.bodyText === '' && draft.attachmentIds.length === 0 && !/<img/i.test(body.bodyHtml ?? '')) {
    throw invalidField('bodyText', 'required', 'Say what happened, in bodyText or bodyHtml')
  }
  const inbox =
    draft.inboxId === undefined ? await defaultInbox(work.tx) : found(await findInbox(work.tx, draft.inboxId), 'Inbox')
  const channel = draft.channel ?? 'api'
  const ticket: NewTicket = {
    subject: draft.subject,
    type: draft.type,
    impact: draft.impact,
    urgency: draft.urgency,
    channel,
    // The database's check holds the column to these words.
    language: requester.language as NewTicket['language'],
    requesterId: requester.id,
    inboxId: inbox?.id ?? null,
    teamId: draft.teamId === undefined ? (inbox?.teamId ?? null) : draft.teamId,
    assigneeId: draft.assigneeId ?? null,
    tags: [...new Set(draft.tags)],
    fields: await valuesForNew(work, { type: draft.type, given: draft.fields, byRequester }),
  }
  const { ticket: opened } = await openTicket(
    work,
    ticket,
    {
      ...body,
      kind: 'reply',
      direction: 'in',
      authorId: requester.id,
      from: { name: requester.name, address: requester.email },
      to: inbox === undefined ? [] : [{ name: inbox.name, address: inbox.address }],
      cc: draft.cc.map((address) => ({ name: '', address })),
      channel,
      isAutomatic: false,
      attachmentIds: draft.attachmentIds,
    },
    cause,
  )
  if (draft.cc.length > 0) await replaceCc(work, opened.id, draft.cc)
  return opened
}

async function resolveRequester(work: Work, actor: PersonActor, draft: TicketDraft): Promise<PersonRow> {
  const given = draft.requester
  if (given === undefined) return ownSelf(work, actor)
  if (given.id !== undefined) {
    const person = await findStandingPerson(work.tx, given.id)
    if (person === undefined || !person.isActive)
      throw invalidField('requester.id', 'unknown', 'There is no such person')
    return person
  }
  if (given.email === undefined) throw invalidField('requester', 'required', 'Give the requester by id or by email')
  return findOrCreateRequester(work, { email: given.email, ...(given.name && { name: given.name }) })
}

async function ownSelf(work: Work, actor: PersonActor): Promise<PersonRow> {
  return found(await findPerson(work.tx, actor.id), 'Person')
}

/** What an agent opens in the desk came by no program. */
function agentFields(actor: PersonActor, draft: TicketDraft) {
  return { channel: draft.channel ?? (actor.scopes === 'all' ? ('desk' as const) : ('api' as const)) }
}

/** Requesters speak for themselves only. */
async function refuseOthers(work: Work, actor: PersonActor, { requester: named }: TicketDraft): Promise<void> {
  if (named === undefined) return
  const atAddress = named.email === undefined ? undefined : (await findPersonByAddress(work.tx, named.email))?.id
  authorize((named.id ?? atAddress) === actor.id, 'open tickets for anybody but yourself')
}

/** What requesters may not decide is decided for them. */
function requesterFields(actor: PersonActor) {
  const channel = actor.scopes === 'all' ? ('portal' as const) : ('api' as const)
  return { channel, impact: 1, teamId: undefined, assigneeId: null, tags: [], inboxId: undefined }
}
