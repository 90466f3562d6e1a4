import type { MacroAction } from '#contract/macros.ts'
import type { Tx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { cleanReadyText } from '../ready-texts/index.ts'
import { brokenIn } from './targets.ts'

/** Actions as they can be kept; refuses what they name and there is not, at the action to blame. */
export async function checkActions(tx: Tx, actions: readonly MacroAction[]): Promise<MacroAction[]> {
  const [broken = []] = await brokenIn(tx, [actions])
  if (broken.length > 0) {
    const message = 'What this names is not there, or no longer'
    const faults = broken.map((index) => ({ path: `actions.${index}`, code: 'unknown', message }))
    throw new AppError('invalid', message, { faults })
  }
  return cleanActions(actions)
}

/** The same without a look at what is there: for a trial. */
export function cleanActions(actions: readonly MacroAction[]): MacroAction[] {
  return actions.map((action, index) =>
    action.kind === 'write_reply' || action.kind === 'write_note'
      ? { ...action, bodyHtml: cleanReadyText(action.bodyHtml, `actions.${index}.bodyHtml`) }
      : action,
  )
}
