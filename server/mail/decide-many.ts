import type { mail } from '#contract/mail.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { ignoreMail, makeTicketOfMail, retryMail, undoIgnore } from './by-hand.ts'
import { getReceived, presentReceived } from './log.ts'

type Request = Input<typeof mail.decideMany>['body']
type Answer = Result<typeof mail.decideMany>['items'][number]

/** One after the other, each in a transaction of its own: what is refused for one says nothing of the others. */
export async function decideMany(ctx: Ctx, request: Request): Promise<{ items: Answer[] }> {
  const items: Answer[] = []
  for (const id of new Set(request.ids)) items.push(await tryOne(ctx, id, request))
  return { items }
}

async function tryOne(ctx: Ctx, id: string, request: Request): Promise<Answer> {
  try {
    await decideOne(ctx, id, request)
    return { id, mail: presentReceived(await getReceived(ctx, id)), problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { id, mail: null, problem: { code: error.code, detail: error.message } }
  }
}

function decideOne(ctx: Ctx, id: string, { act, sender, everywhere }: Request): Promise<void> {
  switch (act) {
    case 'retry':
      return retryMail(ctx, id)
    case 'make_ticket':
      return makeTicketOfMail(ctx, id, undefined)
    case 'ignore':
      return ignoreMail(ctx, id, { sender, everywhere })
    case 'undo_ignore':
      return undoIgnore(ctx, id)
  }
}
