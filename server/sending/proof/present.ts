import type { InboxProof, ProofStep } from '#contract/proofs.ts'
import type { InboxProofRow } from '../schema.ts'
import { fail } from './steps.ts'

/** Whatever hangs, the process that tried is gone after so long. */
const longestRunMs = 10 * 60_000

/** A proof as it stands; a mail that did not come in time failed without anybody having to say so. */
export function presentProof(row: InboxProofRow, now: Date): InboxProof {
  const steps = stepsOf(row)
  const isStuck = row.state === 'running' && row.createdAt.getTime() + longestRunMs < now.getTime()
  const isLate = row.state === 'waiting' && row.deadlineAt !== null && row.deadlineAt <= now
  return {
    id: row.id,
    inboxId: row.inboxId,
    address: row.address,
    // The database's check holds the column to the contract's words.
    state: isLate || isStuck ? 'failed' : (row.state as InboxProof['state']),
    steps: isLate ? fail(steps, 'receive', 'receiving', '') : steps,
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

/** Written by this program in the contract's shape. */
export function stepsOf({ steps }: Pick<InboxProofRow, 'steps'>): ProofStep[] {
  return steps as unknown as ProofStep[]
}
