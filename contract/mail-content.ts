import { z } from 'zod'
import { id } from './common.ts'

const person = z.object({ name: z.string(), address: z.string() })

/** What an attendee has answered; `waiting` until there is an answer. */
export const attendeeAnswer = z.enum(['waiting', 'accepted', 'declined', 'tentative', 'delegated'])

/** The parts of RFC 5545 recurrence rules that can be said in a sentence. */
export const recurrence = z.object({
  frequency: z.enum(['daily', 'weekly', 'monthly', 'yearly']),
  interval: z.int().min(1),
  /** MO to SU; `ordinal` is the second of the month, or -1 the last. */
  weekdays: z.array(z.object({ day: z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']), ordinal: z.int().nullable() })),
  monthDays: z.array(z.int()),
  count: z.int().nullable(),
  until: z.string().nullable(),
})
export type Recurrence = z.infer<typeof recurrence>

export const calendarEvent = z
  .object({
    uid: z.string(),
    kind: z.enum(['invitation', 'updated', 'cancelled', 'answer', 'proposal', 'event']),
    title: z.string(),
    /** An instant; a date for whole days; a time without a zone when the event names none. */
    start: z.string(),
    /** As the start; for whole days the last one, included. */
    end: z.string().nullable(),
    /** The IANA zone the organiser wrote the times in. */
    zone: z.string().nullable(),
    place: z.string(),
    description: z.string(),
    organizer: person.nullable(),
    attendees: z.array(person.extend({ answer: attendeeAnswer, isOptional: z.boolean() })),
    recurrence: recurrence.nullable(),
    /** The calendar file among the attachments. */
    attachmentId: id.nullable(),
  })
  .meta({ id: 'CalendarEvent' })
export type CalendarEvent = z.infer<typeof calendarEvent>

/**
 * What is known of a mail's signature. `unknown_signer`: the signature fits the text, but nobody Mesa trusts vouches
 * for the signer. `unchecked`: the signer's key is not at hand, or the method is not known.
 */
export const mailSecurity = z
  .object({
    method: z.enum(['smime', 'pgp']),
    state: z.enum(['valid', 'invalid', 'unknown_signer', 'expired', 'unchecked', 'encrypted']),
    signer: person.nullable(),
    /** Whether the signer is who the mail says it is from; null when nobody knows. */
    isSender: z.boolean().nullable(),
    /** Whether all of the mail was signed, and not only a part of it. */
    isWhole: z.boolean(),
  })
  .meta({ id: 'MailSecurity' })
export type MailSecurity = z.infer<typeof mailSecurity>
