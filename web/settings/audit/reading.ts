import type { z } from 'zod'

/** The lines that a stored value says; undefined where it has not the form that its words are for. */
export type Reader = (value: unknown) => string[] | undefined

/** Words for values of a form. What an earlier release wrote may have had another. */
export function reading<Schema extends z.ZodType>(
  schema: Schema,
  words: (value: z.output<Schema>) => string[],
): Reader {
  return (value) => {
    const read = schema.safeParse(value)
    return read.success ? words(read.data) : undefined
  }
}
