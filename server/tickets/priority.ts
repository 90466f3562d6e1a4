import { defaultMatrix, type PriorityMatrix, priorityMatrix } from '#contract/priority-matrix.ts'
import type { Work } from '../kernel/context.ts'

/** The desk's own matrix, or the usual one: a single row by its key, read only where levels are decided. */
export async function readMatrix({ tx }: Pick<Work, 'tx'>): Promise<PriorityMatrix> {
  const row = await tx.selectFrom('settings').select('value').where('key', '=', 'priorityMatrix').executeTakeFirst()
  return priorityMatrix.catch(defaultMatrix).parse(row?.value)
}

/** A VIP person or organization raises impact by one. */
export function impactFor(impact: number, isVip: boolean): number {
  return isVip ? Math.min(3, impact + 1) : impact
}
