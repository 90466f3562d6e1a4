import { z } from 'zod'
import { id, instant } from '#contract/common.ts'

/** What cursors carry comes from outside like everything else: only what PostgreSQL can read is let through. */
export function isId(part: unknown): part is string {
  return id.safeParse(part).success
}

/** As a date, which PostgreSQL's driver writes for every year; undefined for anything but RFC 3339. */
export function readInstant(part: unknown): Date | undefined {
  const read = z
    .pipe(
      instant,
      z.transform((text) => new Date(text)),
    )
    .safeParse(part)
  return read.success && !Number.isNaN(read.data.getTime()) ? read.data : undefined
}
