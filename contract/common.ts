import { z } from 'zod'

/** UUIDv7 (RFC 9562): sorts by the time it was made. */
export const id = z.uuid()
/** RFC 3339, UTC. */
export const instant = z.iso.datetime()
export const languages = ['es', 'en'] as const
export const language = z.enum(languages).meta({ id: 'Language', description: 'BCP 47 language of texts and mails' })
export type Language = z.infer<typeof language>

export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .meta({ description: 'Mail address (RFC 5321), compared without regard to case' })

/** As dialled; digits decide whether two numbers are the same. */
export const phoneNumber = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .regex(/^[+\d][\d\s().\-/]*$/)

/** An IANA time zone that this server knows, as `Europe/Madrid`. */
export const timeZone = z.string().refine(isTimeZone, { error: 'An IANA time zone such as Europe/Madrid' })

export const byId = z.object({ id })

/** Keyset paging, the only kind there is: pass the `nextCursor` of the answer before. */
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
})

/** In which direction a list is read. */
export const readingOrder = z.enum(['asc', 'desc']).default('asc')

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** A query value given once or several times, or as `a,b`. */
export function listParam<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => {
    if (value === undefined) return undefined
    const parts = Array.isArray(value) ? value : [value]
    return parts.flatMap((part) => String(part).split(',')).filter((part) => part !== '')
  }, z.array(item).max(50).optional())
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name.length <= 64
  } catch {
    return false
  }
}

/** A text in both languages; where one is missing, the other is read. */
export function inBothLanguages(most: number) {
  return z.object({ es: z.string().trim().max(most), en: z.string().trim().max(most) })
}
