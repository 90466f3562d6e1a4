import { z } from 'zod'
import { readSettings } from '../desk/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { hashSecret } from '../kernel/signatures.ts'
import { fail, goOn, lockRequest, type StepRow, set, stepsOf, tell, ticketRow } from './steps.ts'
import { wordsIn } from './words.ts'

interface Report {
  ok: boolean
  message: string
}

/** A program says how its action went. The link works once, and only while somebody waits for it. */
export async function reportAction(work: Work, token: string, { ok, message }: Report): Promise<void> {
  const step = await findRunning(work, hashSecret(token))
  if (step === undefined) throw new AppError('link_expired', 'This link was used already, or nobody waits for it')
  const ticket = await ticketRow(work, step.ticketId)
  if (!ok) return fail(work, ticket, step.row, message)
  await set(work, step.row.id, { state: 'done', result: message, tokenHash: null, endedAt: work.now() })
  await tell(work, ticket.id, 'service.step_done', step.row.step.title, message)
  await goOn(work, ticket.id)
}

const payload = z.object({ stepId: z.uuid(), tokenHash: z.string() })

/** The time for an answer is over: what still waits for this very one has failed. */
export async function expireAction(ctx: Ctx, given: unknown): Promise<void> {
  const { tokenHash } = payload.parse(given)
  await transact(ctx, async (work) => {
    const step = await findRunning(work, Buffer.from(tokenHash, 'hex'))
    if (step === undefined) return
    const { language } = await readSettings(work.tx)
    await fail(work, await ticketRow(work, step.ticketId), step.row, wordsIn(language).expired)
  })
}

/** The request is locked before the step is looked at again: of two reports at once, one comes too late. */
async function findRunning(work: Work, tokenHash: Buffer): Promise<{ ticketId: string; row: StepRow } | undefined> {
  const known = await work.tx
    .selectFrom('requestSteps')
    .select(['id', 'ticketId'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
  if (known === undefined || (await lockRequest(work, known.ticketId)) === undefined) return undefined
  const still = work.tx.selectFrom('requestSteps').select('id').where('tokenHash', '=', tokenHash)
  if ((await still.executeTakeFirst()) === undefined) return undefined
  const row = (await stepsOf(work, known.ticketId)).find(({ id, state }) => id === known.id && state === 'running')
  return row === undefined ? undefined : { ticketId: known.ticketId, row }
}
