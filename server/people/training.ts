import type { Tx } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

/** Says whether a senior approves somebody's replies, and who does. */
export async function replaceTraining(
  tx: Tx,
  { id, role }: { id: string; role: string },
  training: { seniorIds: string[] } | null,
): Promise<void> {
  const seniorIds = [...new Set(training?.seniorIds ?? [])]
  if (training !== null && role === 'requester') {
    throw invalidField('training', 'invalid', 'Only who works here can be in training')
  }
  if (!(await areSeniors(tx, id, seniorIds))) {
    throw invalidField('training.seniorIds', 'unknown', 'Choose colleagues who work here')
  }
  await tx
    .updateTable('people')
    .set({ isInTraining: training !== null })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('replySeniors').where('agentId', '=', id).execute()
  if (seniorIds.length === 0) return
  await tx
    .insertInto('replySeniors')
    .values(seniorIds.map((seniorId) => ({ agentId: id, seniorId })))
    .execute()
}

/** Nobody approves what she wrote herself. Who has left meanwhile stays named, and is passed over. */
async function areSeniors(tx: Tx, agentId: string, ids: string[]): Promise<boolean> {
  if (ids.includes(agentId)) return false
  if (ids.length === 0) return true
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .where('role', '<>', 'requester')
    .execute()
  return rows.length === ids.length
}
