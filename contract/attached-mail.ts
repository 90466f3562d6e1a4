import { z } from 'zod'
import { byId, instant } from './common.ts'
import { calendarEvent, mailSecurity } from './mail-content.ts'
import { operation } from './operation.ts'

const person = z.object({ name: z.string(), address: z.string() })

/** Mails attached to attached mails: `1` is the second file of the first, `1.0` the first file of that one. */
const place = z
  .string()
  .regex(/^\d{1,3}(?:\.\d{1,3}){0,9}$/)
  .meta({ description: 'Which file inside, level by level, counted from 0: `1.0`' })

export const mailInside = z
  .object({
    from: person.nullable(),
    to: z.array(person),
    cc: z.array(person),
    subject: z.string(),
    date: instant.nullable(),
    bodyText: z.string(),
    /** Cleaned, as that of messages. */
    bodyHtml: z.string().nullable(),
    newText: z.string(),
    files: z.array(
      z.object({
        place: z.string(),
        filename: z.string(),
        contentType: z.string(),
        size: z.int(),
        isInline: z.boolean(),
        contentId: z.string().nullable(),
        /** A mail again, which can be opened by its place. */
        isMail: z.boolean(),
      }),
    ),
    calendar: z.array(calendarEvent),
    security: mailSecurity.nullable(),
  })
  .meta({ id: 'MailInside' })
export type MailInside = z.infer<typeof mailInside>

export const attachedMail = {
  read: operation({
    method: 'GET',
    path: '/attachments/:id/mail',
    summary: 'An attached mail, read; `place` opens a mail that is attached to it',
    access: 'guest',
    scope: 'tickets:read',
    params: byId,
    query: z.object({ place: place.optional() }),
    result: mailInside,
    errors: ['not_found', 'unsupported_media_type', 'unreadable_mail', 'too_many_requests'],
  }),
  file: operation({
    method: 'GET',
    path: '/attachments/:id/mail/file',
    summary: 'A file of an attached mail; `inline` shows safe images in place',
    access: 'guest',
    scope: 'tickets:read',
    params: byId,
    query: z.object({ place, inline: z.stringbool().optional() }),
    resultType: 'raw',
    errors: ['not_found', 'unsupported_media_type', 'unreadable_mail', 'too_many_requests'],
  }),
}
