import { z } from 'zod'
import { id, instant, listParam } from './common.ts'

export const ticketType = z.enum(['incident', 'request']).meta({ id: 'TicketType' })
export const ticketStatus = z
  .enum(['new', 'open', 'pending', 'on_hold', 'solved', 'closed'])
  .meta({ id: 'TicketStatus', description: 'pending: waiting for the requester; on_hold: waiting for somebody else' })
/** ITIL: 1 low (one person), 2 medium (a team), 3 high (the organization). */
export const impact = z.int().min(1).max(3)
/** 1 low, 2 medium, 3 high. */
export const urgency = z.int().min(1).max(3)
/** 1 critical, 2 high, 3 normal, 4 low; computed from impact and urgency unless overridden. */
export const priority = z.int().min(1).max(4)
/** By which way it came; `desk`: an agent opened it. */
export const channel = z.enum(['email', 'portal', 'phone', 'desk', 'api', 'chat', 'alert']).meta({ id: 'Channel' })
export const tag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(60)
  .regex(/^[^,\s][^,]*$/)
export type TicketType = z.infer<typeof ticketType>
export type TicketStatus = z.infer<typeof ticketStatus>
export type Channel = z.infer<typeof channel>

/** A ticket is addressed by its number. */
export const byNumber = z.object({ number: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })

export const teamRef = z.object({ id, name: z.string(), color: z.string() }).meta({ id: 'TeamRef' })
export const inboxRef = z.object({ id, name: z.string(), address: z.string() }).meta({ id: 'InboxRef' })
export const organizationRef = z.object({ id, name: z.string() }).meta({ id: 'OrganizationRef' })

export const ticketFilter = z.object({
  status: listParam(ticketStatus),
  type: listParam(ticketType),
  priority: listParam(z.coerce.number().pipe(priority)),
  teamId: listParam(id),
  assigneeId: listParam(z.union([id, z.enum(['me', 'none'])])),
  requesterId: id.optional(),
  organizationId: id.optional(),
  tag: listParam(tag),
  channel: listParam(channel),
  createdAfter: instant.optional(),
  updatedAfter: instant.optional(),
})

export const ticketSort = z.object({
  sort: z.enum(['updatedAt', 'createdAt', 'priority', 'number', 'waitingSince', 'dueAt']).default('updatedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
})
