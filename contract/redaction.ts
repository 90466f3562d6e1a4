import { z } from 'zod'

/** What personal data is taken out of texts; `missing` marks what somebody has to add. */
export const secretKind = z
  .enum(['name', 'email', 'phone', 'link', 'secret', 'iban', 'card', 'document', 'address', 'missing'])
  .meta({ id: 'SecretKind' })
export type SecretKind = z.infer<typeof secretKind>

/** Something that is no longer in a text: what it was, and how often it stood there. */
export const removedData = z.object({ kind: secretKind, text: z.string(), count: z.int() }).meta({ id: 'RemovedData' })
export type RemovedData = z.infer<typeof removedData>

/** The marks that stand where something was taken out, or is missing: `⟦name⟧`. Nobody types these brackets. */
export function marksIn(text: string): string[] {
  return text.match(/⟦[^⟦⟧]{1,60}⟧/g) ?? []
}
