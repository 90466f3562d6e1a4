import { z } from 'zod'
import { clock, clockKind } from './clocks.ts'
import { emailAddress, id, instant, language, pageOf, paging, readingOrder } from './common.ts'
import { duplicateOperations } from './duplicates.ts'
import { chosenFields, fieldChanges, fieldNames, fieldValues } from './fields.ts'
import { historyEntry } from './history.ts'
import { linkOperations, ticketLink } from './links.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { rating } from './ratings.ts'
import {
  byNumber,
  channel,
  impact,
  inboxRef,
  organizationRef,
  priority,
  tag,
  teamRef,
  ticketFilter,
  ticketSort,
  ticketStatus,
  ticketType,
  urgency,
} from './ticket-fields.ts'

export * from './history.ts'
export * from './links.ts'
export * from './ticket-fields.ts'

const subject = z.string().trim().min(1).max(300)

/** A ticket as lists show it. */
export const ticketSummary = z
  .object({
    id,
    number: z.int(),
    /** Grows with every change; sent back in `If-Match`. */
    version: z.int(),
    subject: z.string(),
    type: ticketType,
    status: ticketStatus,
    impact,
    urgency,
    priority,
    channel,
    language,
    requester: personRef,
    /** The requester or the organization is a VIP; only agents learn of it. */
    isVip: z.boolean(),
    /** It concerns everybody, and goes on; only agents learn of it here. */
    isMajor: z.boolean(),
    organization: organizationRef.nullable(),
    team: teamRef.nullable(),
    assignee: personRef.nullable(),
    tags: z.array(z.string()),
    /** The beginning of the newest message that the reader may see. */
    snippet: z.string(),
    messageCount: z.int(),
    /** True while the newest public message is the requester's: somebody waits for an answer. */
    awaitsReply: z.boolean(),
    /** Since when somebody waits for an answer; null while nobody does. */
    waitingSince: instant.nullable(),
    /** What is due next of what was promised; told to agents only. */
    nextDue: z
      .object({
        clock: clockKind,
        dueAt: instant,
        /** Since when it is soon. */
        soonAt: instant,
      })
      .nullable(),
    /** Whether all that was promised and not kept yet stands still; told to agents only. */
    isClockPaused: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
    solvedAt: instant.nullable(),
    closedAt: instant.nullable(),
    /** Of the custom fields that a list was asked for, those that the ticket has; absent where none were asked for. */
    fields: fieldValues.optional(),
    /** The names of the people and devices that those fields name, by their ids. */
    fieldNames: fieldNames.optional(),
  })
  .meta({ id: 'TicketSummary' })
export type TicketSummary = z.infer<typeof ticketSummary>

const participant = z.object({ address: z.string(), name: z.string(), role: z.enum(['requester', 'cc']) })

/** The whole ticket, with what the reader may do to it. */
export const ticket = ticketSummary
  .extend({
    inbox: inboxRef.nullable(),
    /** Custom fields; requesters get those that the portal shows. */
    fields: fieldValues,
    /** The names of the people and devices that the fields name, by their ids. */
    fieldNames,
    priorityReason: z.string().nullable().meta({ description: 'Why the matrix was overridden' }),
    participants: z.array(participant),
    /** Colleagues who follow it and see it; told to agents only. */
    followers: z.array(personRef),
    links: z.array(ticketLink),
    /** Null for a ticket that stands by itself; else where all that was said on it is now, as far as that is in reach. */
    mergedInto: z.object({ number: z.int().nullable(), subject: z.string().nullable() }).nullable(),
    /** The tickets that were merged into this one. */
    merged: z.array(z.object({ number: z.int(), subject: z.string() })),
    rating: rating.nullable(),
    /** Whether any of its messages came with a file, beside pictures in the text. */
    hasFiles: z.boolean(),
    /** What others wrote since the agent who asks read it last; null: nothing, or it was never read. */
    unread: z.object({ firstId: id, count: z.int() }).nullable(),
    /** Of each kind the latest run; empty while no policy applies, and for whoever is no agent. */
    clocks: z.array(clock),
    can: z.object({
      reply: z.boolean(),
      note: z.boolean(),
      change: z.boolean(),
      solve: z.boolean(),
      reopen: z.boolean(),
      rate: z.boolean(),
      /** The statuses it may move to from here. */
      /** Speak to the requester about the rating. */
      answerRating: z.boolean(),
      statuses: z.array(ticketStatus),
    }),
  })
  .meta({ id: 'Ticket' })
export type Ticket = z.infer<typeof ticket>

const requesterDraft = z
  .object({ id: id.optional(), email: emailAddress.optional(), name: z.string().trim().max(120).optional() })
  .refine((who) => who.id !== undefined || who.email !== undefined, { error: 'Give the requester by id or by email' })

/** The body of a message: plain text or HTML, the latter cleaned before it is stored. */
export const bodyFields = {
  bodyText: z.string().max(500_000).optional(),
  bodyHtml: z.string().max(1_000_000).optional(),
}

export const ticketDraft = z.object({
  subject,
  ...bodyFields,
  type: ticketType.default('incident'),
  impact: impact.default(1),
  urgency: urgency.default(2),
  /** Whom the ticket is for; left out by a requester, who is always the own requester. */
  requester: requesterDraft.optional(),
  inboxId: id.optional(),
  teamId: id.nullable().optional(),
  assigneeId: id.nullable().optional(),
  tags: z.array(tag).max(30).default([]),
  /** By key; those that are required on opening must be there. */
  fields: fieldChanges.default({}),
  channel: channel.optional(),
  attachmentIds: z.array(id).max(50).default([]),
  cc: z.array(emailAddress).max(50).default([]),
})
export type TicketDraft = z.output<typeof ticketDraft>

export const ticketChange = z
  .object({
    subject,
    type: ticketType,
    status: ticketStatus,
    impact,
    urgency,
    /** Overrides the matrix (with `priorityReason`); null returns to it. */
    priority: priority.nullable(),
    priorityReason: z.string().trim().min(3).max(500),
    teamId: id.nullable(),
    assigneeId: id.nullable(),
    requesterId: id,
    /** By key; null takes a value away, what is not named stays. */
    fields: fieldChanges,
    tags: z.array(tag).max(30),
    addTags: z.array(tag).max(30),
    removeTags: z.array(tag).max(30),
  })
  .partial()
  .refine((change) => typeof change.priority !== 'number' || change.priorityReason !== undefined, {
    error: 'Overriding the priority needs a reason',
    path: ['priorityReason'],
  })
export type TicketChange = z.output<typeof ticketChange>

export const tickets = {
  create: operation({
    method: 'POST',
    path: '/tickets',
    summary: 'Open a ticket',
    access: 'requester',
    scope: 'tickets:write',
    body: ticketDraft,
    result: ticket,
    status: 201,
    errors: ['forbidden', 'not_found', 'idempotency_mismatch'],
  }),
  list: operation({
    method: 'GET',
    path: '/tickets',
    summary: 'List the tickets the caller may see',
    access: 'guest',
    scope: 'tickets:read',
    query: z.object({
      ...paging.shape,
      ...ticketFilter.shape,
      ...ticketSort.shape,
      fields: chosenFields,
      q: z.string().trim().max(200).optional(),
    }),
    result: pageOf(ticketSummary),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    method: 'GET',
    path: '/tickets/:number',
    summary: 'One ticket',
    access: 'guest',
    scope: 'tickets:read',
    params: byNumber,
    result: ticket,
    errors: ['not_found'],
  }),
  change: operation({
    method: 'PATCH',
    path: '/tickets/:number',
    summary: 'Change a ticket; `If-Match` with its version refuses when it changed meanwhile',
    access: 'agent',
    scope: 'tickets:write',
    params: byNumber,
    body: ticketChange,
    result: ticket,
    errors: ['not_found', 'ticket_changed', 'move_not_allowed'],
  }),
  history: operation({
    method: 'GET',
    path: '/tickets/:number/history',
    summary: 'Everything that happened to a ticket, oldest first or newest first',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    query: paging.extend({
      order: readingOrder,
      /** Only what happened until then. */
      until: instant.optional(),
    }),
    result: pageOf(historyEntry),
    errors: ['not_found', 'invalid_cursor'],
  }),
  solve: operation({
    method: 'POST',
    path: '/tickets/:number/solve',
    summary: 'The requester says that it is solved',
    access: 'guest',
    params: byNumber,
    result: ticket,
    errors: ['not_found', 'move_not_allowed'],
  }),
  reopen: operation({
    method: 'POST',
    path: '/tickets/:number/reopen',
    summary: 'The requester says that it is not solved',
    access: 'guest',
    params: byNumber,
    body: z.object({ bodyText: z.string().trim().max(20_000).optional() }),
    result: ticket,
    errors: ['not_found', 'move_not_allowed'],
  }),
  ...linkOperations,
  ...duplicateOperations,
  merge: operation({
    method: 'POST',
    path: '/tickets/:number/merge',
    summary: 'Put all that was said on this ticket onto another one, which goes on for both; nobody is mailed',
    access: 'agent',
    scope: 'tickets:write',
    params: byNumber,
    body: z.object({ into: z.int().positive() }),
    result: ticket,
    errors: ['not_found', 'invalid', 'already_done', 'ticket_closed'],
  }),
  unmerge: operation({
    method: 'POST',
    path: '/tickets/:number/unmerge',
    summary: 'Take the merge of this ticket back; what others said on the ticket that stands stays there',
    access: 'agent',
    scope: 'tickets:write',
    params: byNumber,
    result: ticket,
    errors: ['not_found', 'already_done', 'in_use'],
  }),
  tags: operation({
    method: 'GET',
    path: '/tags',
    summary: 'Tags in use, most used first',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ q: z.string().trim().toLowerCase().max(60).optional() }),
    result: z.object({ items: z.array(z.object({ name: z.string(), count: z.int() })) }),
  }),
}
