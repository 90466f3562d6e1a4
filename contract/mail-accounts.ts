import { z } from 'zod'
import { id, instant } from './common.ts'

/** Which step of talking to a mail server failed; screens say it in plain words. */
export const mailFault = z
  .enum(['dns', 'connection', 'tls', 'sign_in', 'consent', 'folder', 'sending', 'receiving', 'server'])
  .meta({ id: 'MailFault' })
export type MailFault = z.infer<typeof mailFault>

/**
 * How a server is reached. `tls`: from the first byte; `starttls`: a plain conversation that must turn to TLS
 * (RFC 3207, RFC 9051); `none`: for servers on the same machine.
 */
export const mailSecurity = z.enum(['tls', 'starttls', 'none'])

const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9._:-]+$/i)

/** The settings of a mail server as they are entered. The password is never shown again. */
export const mailServerDraft = z.object({
  host,
  port: z.int().min(1).max(65_535),
  security: mailSecurity,
  /** Empty where the server asks for no sign-in. */
  username: z.string().trim().max(320),
  /** Left out: the one that is kept already. */
  password: z.string().min(1).max(1000).optional(),
  /** Signs in with this consent instead of a password (XOAUTH2). */
  oauthConnectionId: id.nullable().default(null),
  isEnabled: z.boolean().default(true),
})
export type MailServerDraft = z.infer<typeof mailServerDraft>

/** The settings of a mail server and how it goes with it. */
export const mailServer = mailServerDraft
  .omit({ password: true })
  .extend({
    hasPassword: z.boolean(),
    lastSuccessAt: instant.nullable(),
    /** Since when nothing works; null while it does. */
    failingSince: instant.nullable(),
    fault: mailFault.nullable(),
    /** What the other side said. */
    faultDetail: z.string().nullable(),
  })
  .meta({ id: 'MailServer' })
export type MailServer = z.infer<typeof mailServer>
