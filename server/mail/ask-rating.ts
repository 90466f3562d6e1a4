import { z } from 'zod'
import { type Ctx, transact } from '../kernel/context.ts'
import { settleRequest, takeDueRequest } from '../ratings/index.ts'
import { mailRating } from './write-mails.ts'

const payloadShape = z.object({ id: z.uuid() })

/** The time has come to ask for a rating; looked at once more, as the ticket may have been reopened or rated since. */
export async function askForRating(ctx: Ctx, payload: unknown): Promise<void> {
  const { id } = payloadShape.parse(payload)
  await transact(ctx, async (work) => {
    const ticket = await takeDueRequest(work, id)
    if (ticket !== undefined) await settleRequest(work, id, ticket, await mailRating(work, ticket, id))
  })
}
