import type { Work } from '../kernel/context.ts'

/** Samples are older than what search last learnt from: the job that learns starts from the beginning. */
export async function relearnWords(work: Work): Promise<void> {
  await work.tx.deleteFrom('settings').where('key', '=', 'search.learntUntil').execute()
}
