import { z } from 'zod'
import { id } from './common.ts'
import { operation } from './operation.ts'

/** Pushed to browsers. It says what changed, never how: whoever hears it asks again, with the own permissions. */
export const liveEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('ticket'),
      number: z.int(),
      /** As in the ticket's history: `ticket.created`, `message.added`, … */
      what: z.string(),
      actorId: id.nullable(),
    }),
    /** A reply of this ticket waits, was stopped or has left. */
    z.object({ type: z.literal('reply'), number: z.int(), authorId: id }),
    /** The side conversations of this ticket are to be asked for again. */
    z.object({ type: z.literal('side'), number: z.int() }),
    /** Where a colleague is now. As fleeting as the event, it is told whole: to ask again would cost more than to hear. */
    z.object({
      type: z.literal('presence'),
      number: z.int(),
      person: z.object({ id, name: z.string() }),
      state: z.enum(['viewing', 'writing', 'gone']),
    }),
    z.object({ type: z.literal('mail') }),
    z.object({ type: z.literal('settings') }),
    /** Who is on duty, or how a team gives out its tickets. */
    z.object({ type: z.literal('duty') }),
    /** Work on many tickets went on, or ended. */
    z.object({ type: z.literal('bulk') }),
    /** A major incident begins, is told of, or is over. */
    z.object({ type: z.literal('major') }),
    /** Service level agreements are put on open tickets, and that went on, or ended. */
    z.object({ type: z.literal('sla') }),
    /** A list of customers that is read in went on, or ended. */
    z.object({ type: z.literal('import') }),
    /** Something was sent to a program outside, or came from one. */
    z.object({ type: z.literal('integration') }),
    /** This device came or went, was changed, or (`metrics`) measured something. */
    z.object({ type: z.literal('device'), id, what: z.enum(['line', 'metrics']) }),
    /** Monitoring raised something, or says that it is over. */
    z.object({ type: z.literal('alerts') }),
    /** What the desk announces is to be asked for again. */
    z.object({ type: z.literal('announcement') }),
    /** Something is new to whoever listens, or was seen; `hasSound`: it wants to be heard. */
    z.object({ type: z.literal('notification'), hasSound: z.boolean() }),
    /** The stream was interrupted for too long to be continued: everything may have changed. */
    z.object({ type: z.literal('resync') }),
  ])
  .meta({ id: 'LiveEvent' })
export type LiveEvent = z.infer<typeof liveEvent>

export const live = {
  stream: operation({
    method: 'GET',
    path: '/live',
    summary: 'Server-sent events; continues after `Last-Event-ID`',
    access: 'guest',
    scope: 'tickets:read',
    resultType: 'raw',
  }),
}
