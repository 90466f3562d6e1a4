import { z } from 'zod'
import { audience } from './audience.ts'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { actionHtml, ticketActions } from './rules.ts'
import { byNumber, historyEntry, ticket } from './tickets.ts'

/** The most macros that somebody can keep, and that a team and the desk can have. */
export const mostMacros = 200

/** One thing that a macro does: what rules and filters can do to a ticket, and what only an agent does. */
export const macroAction = z
  .discriminatedUnion('kind', [
    ...ticketActions,
    /** Given to whoever applies it. */
    z.object({ kind: z.literal('take') }),
    /** Put before the agent to be looked at and sent; never sent by the macro itself. */
    z.object({ kind: z.literal('write_reply'), bodyHtml: actionHtml }),
  ])
  .meta({ id: 'MacroAction' })
export type MacroAction = z.infer<typeof macroAction>

const macroFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** When it is for, in one line. */
  description: z.string().trim().max(300),
  audience,
  /** In their order; of those that set the same, the last one counts. */
  actions: z.array(macroAction).min(1).max(20),
})

const macroDraft = macroFields.extend({ description: macroFields.shape.description.default('') })
export type MacroDraft = z.output<typeof macroDraft>

/** Several changes and texts in one go. */
export const macro = z
  .object({
    ...macroFields.shape,
    id,
    /** Actions that do nothing, as what they name is gone. */
    broken: z.array(z.int()),
    /** On how many tickets it was used. */
    useCount: z.int(),
    lastUsedAt: instant.nullable(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Macro' })
export type Macro = z.infer<typeof macro>

/** The statuses that wait until the macro's reply is sent, and are set with it. */
export const statusesOfReply = ['open', 'pending', 'solved'] as const

/** A reply for the agent to look at. */
const macroReply = z.object({
  bodyHtml: z.string(),
  /** Variables that the ticket has no value for. */
  missing: z.array(z.string()),
  /** To be set with the reply: a ticket is not solved before its requester has been answered. */
  status: z.enum(statusesOfReply).nullable(),
})

/** What a macro did. */
export const macroUse = z
  .object({
    /** To take it back by. */
    id,
    ticket,
    /** What it wants to be answered; null where it has no say in that. */
    reply: macroReply.nullable(),
    /** Actions that were left out, as what they name is gone. */
    skipped: z.array(z.int()),
  })
  .meta({ id: 'MacroUse' })
export type MacroUse = z.infer<typeof macroUse>

/** What a macro would do. */
export const macroPreview = z
  .object({
    /** As the history of the ticket would tell it. */
    history: z.array(historyEntry),
    notes: z.array(z.string()),
    reply: macroReply.nullable(),
    skipped: z.array(z.int()),
  })
  .meta({ id: 'MacroPreview' })
export type MacroPreview = z.infer<typeof macroPreview>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const
const ofTicket = z.object({ ...byNumber.shape, id })

export const macros = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/macros',
    summary: 'The macros that the caller can use, by name',
    result: z.object({ items: z.array(macro) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/macros',
    summary: 'Keep a macro; those of a team by its members and administrators, shared ones by administrators',
    body: macroDraft,
    result: macro,
    status: 201,
    errors: ['forbidden', 'invalid', 'name_taken'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/macros/:id',
    summary: 'Change a macro; what was done with it stays as it is',
    params: byId,
    body: macroFields.partial(),
    result: macro,
    errors: ['forbidden', 'invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/macros/:id',
    summary: 'Remove a macro; what was done with it stays',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  apply: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/macros/:id',
    summary: 'Do all that a macro says, or nothing; its reply is answered, to be sent by whoever looked at it',
    params: ofTicket,
    result: macroUse,
    status: 201,
    errors: ['not_found', 'invalid', 'ticket_changed', 'ticket_closed', 'move_not_allowed', 'idempotency_mismatch'],
  }),
  undo: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/macro-uses/:id/undo',
    summary: 'Put back what a macro of the caller changed, where nobody changed it since; notes stay',
    params: ofTicket,
    result: ticket,
    errors: ['not_found', 'already_done', 'ticket_changed', 'ticket_closed', 'move_not_allowed'],
  }),
  preview: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/macro-preview',
    summary: 'What a macro, saved or not, would do to a ticket; changes nothing',
    params: byNumber,
    body: z.object({ name: macroFields.shape.name, actions: macroFields.shape.actions }),
    result: macroPreview,
    errors: ['not_found', 'invalid', 'ticket_closed', 'move_not_allowed'],
  }),
}
