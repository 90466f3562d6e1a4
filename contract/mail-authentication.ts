import { z } from 'zod'

/** A result of RFC 8601. */
export const authenticationResult = z
  .enum(['none', 'pass', 'fail', 'softfail', 'neutral', 'policy', 'temperror', 'permerror'])
  .meta({ id: 'AuthenticationResult' })
export type AuthenticationResult = z.infer<typeof authenticationResult>

/** How a mail proved that it comes from where it says. */
export const mailAuthentication = z
  .object({
    /** The mail server whose word it is; null when Mesa checked it. */
    server: z.string().nullable(),
    spf: authenticationResult,
    dkim: authenticationResult,
    dmarc: authenticationResult,
    /** Domains whose signature (DKIM) holds. */
    signedBy: z.array(z.string()),
    /** pass: the address in From is proven; fail: its domain says that it is not; none: nothing is known. */
    verdict: z.enum(['pass', 'fail', 'none']),
  })
  .meta({ id: 'MailAuthentication' })
export type MailAuthentication = z.infer<typeof mailAuthentication>
