import type { MacroPreview } from '#contract/macros.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { listNewEvents } from '../tickets/index.ts'
import { type Applied, applyIn } from './apply.ts'
import { cleanActions } from './check.ts'

/** What a macro would do: it is done, looked at and taken back before anybody can see it, so that nothing is guessed. */
export async function previewMacro(
  ctx: Ctx,
  actor: PersonActor,
  number: number,
  { name, actions }: Applied,
): Promise<MacroPreview> {
  return rehearse(ctx, async (work) => {
    const macro = { name, actions: cleanActions(actions) }
    const { ticket, notes, reply, skipped } = await applyIn(work, actor, { number, macro, ifMatch: undefined })
    return { history: await listNewEvents(work, ticket.id), notes, reply, skipped }
  })
}

class RehearsalOver extends Error {
  override name = 'RehearsalOver'
}

async function rehearse<T>(ctx: Ctx, run: (work: Work) => Promise<T>): Promise<T> {
  const over = new RehearsalOver('Nothing of this is kept')
  const results: T[] = []
  try {
    await transact(ctx, async (work) => {
      results.push(await run(work))
      throw over
    })
  } catch (error) {
    const [result] = results
    if (error === over && result !== undefined) return result
    throw error
  }
  throw over
}
