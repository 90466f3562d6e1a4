import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import type { MessageMoveRow, TicketRow } from '../schema.ts'
import { getTicketId, lockTickets } from '../select.ts'
import { carryMessage } from './carry.ts'
import { returnCircle } from './circle.ts'
import { getMessageOn } from './move-message.ts'
import { moveTraces } from './traces.ts'

/** Puts a moved message back, however long ago it was moved; what the move changed besides is taken back too. */
export async function undoMove(ctx: Ctx, actor: PersonActor, number: number, messageId: string): Promise<TicketRow> {
  await getTicketId(ctx, number)
  const cause = { kind: 'person', personId: actor.id, isQuiet: true } as const
  return transact(ctx, async (work) => {
    const standing = await standingMove(work, messageId)
    const [from, to] = await lockTickets(work, number, await numberOf(work, standing.fromTicketId))
    if (standing.toTicketId !== from.id) throw nothingToUndo()
    const message = await getMessageOn(work, from, messageId)
    if (!(await claim(work, standing.id))) throw nothingToUndo()
    const traces = moveTraces.parse(standing.traces)
    await returnCircle(work, traces.circle, from, to)
    const after = await carryMessage(work, {
      message,
      from,
      to,
      cause,
      words: { gone: 'returnedTo', come: 'returnedFrom' },
      statuses: { from: earlier(from, traces.to), to: earlier(to, traces.from) },
    })
    return after.to
  })
}

/** What somebody decided since the move stands. */
function earlier(ticket: TicketRow, { before, after }: { before: string; after: string }): string {
  return ticket.status === after ? before : ticket.status
}

async function standingMove(work: Work, messageId: string): Promise<MessageMoveRow> {
  const row = await work.tx
    .selectFrom('messageMoves')
    .selectAll()
    .where('messageId', '=', messageId)
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (row === undefined) throw nothingToUndo()
  return row
}

/** Two who undo it at once undo it once. */
async function claim(work: Work, id: string): Promise<boolean> {
  const row = await work.tx
    .updateTable('messageMoves')
    .set({ undoneAt: work.now() })
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

async function numberOf(work: Work, ticketId: string): Promise<number> {
  const row = await work.tx.selectFrom('tickets').select('number').where('id', '=', ticketId).executeTakeFirst()
  return found(row, 'Ticket').number
}

function nothingToUndo(): AppError {
  return new AppError('already_done', 'This message is where it was written, or has been moved again since')
}
