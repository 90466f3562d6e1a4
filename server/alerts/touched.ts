import type { Work } from '../kernel/context.ts'

/** Whether a person did anything to it, here or by mail. Rules, clocks and the giving out are no persons. */
export async function isTouched({ tx }: Work, ticketId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('ticketEvents')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('causeKind', 'in', ['person', 'mail'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
