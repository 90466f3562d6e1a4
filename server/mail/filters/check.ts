import type { MailFilterDraft } from '#contract/mail-filters.ts'
import type { RuleAction } from '#contract/rules.ts'
import { faultsOfCondition, namesIn, valueNames } from '../../conditions/index.ts'
import type { Tx } from '../../kernel/context.ts'
import { AppError, type FieldFault } from '../../kernel/errors.ts'
import { kindOfMailField } from './facts.ts'
import { givenValues } from './plan.ts'
import { readTargets, targetOf } from './references.ts'

/** Refuses a filter that could not work, at the fields that are to blame. */
export async function checkFilter(tx: Tx, draft: MailFilterDraft): Promise<void> {
  const { condition, actions, inboxId } = draft
  const faults = [
    ...faultsOfCondition(condition, kindOfMailField),
    ...(await missingTargets(tx, actions)),
    ...unknownValues(actions, new Set([...givenValues, ...valueNames(condition)])),
    ...(inboxId === null || (await inboxExists(tx, inboxId)) ? [] : [unknown('inboxId', 'There is no such inbox')]),
  ]
  if (faults.length === 0) return
  const detail = faults.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new AppError('invalid', detail, { faults })
}

async function missingTargets(tx: Tx, actions: RuleAction[]): Promise<FieldFault[]> {
  const targets = await readTargets(tx, actions)
  return actions.flatMap((action, index) => {
    const id = targetOf(action)
    if (id === undefined || targets.has(id)) return []
    const field = action.kind === 'set_team' ? 'teamId' : 'assigneeId'
    return [unknown(`actions.${index}.${field}`, 'There is no such team or agent')]
  })
}

function unknownValues(actions: RuleAction[], known: ReadonlySet<string>): FieldFault[] {
  return actions.flatMap((action, index) =>
    Object.entries(textsOf(action)).flatMap(([field, text]) => {
      const missing = namesIn(text).find((name) => !known.has(name))
      if (missing === undefined) return []
      const message = `No named group of the conditions gives a value {{${missing}}}`
      return [{ path: `actions.${index}.${field}`, code: 'unknown_value', message }]
    }),
  )
}

function textsOf(action: RuleAction): Record<string, string> {
  switch (action.kind) {
    case 'add_tags':
      return { tags: action.tags.join(' ') }
    case 'set_subject':
      return { subject: action.subject }
    case 'set_requester':
      return { address: action.address }
    case 'add_note':
      return { text: action.text }
    default:
      return {}
  }
}

async function inboxExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('inboxes').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

function unknown(path: string, message: string): FieldFault {
  return { path, code: 'unknown', message }
}
