import type { Db, Work } from '../kernel/context.ts'
import { wordsOf } from '../texts/index.ts'
import { renewSteering } from './steering.ts'

/** Words that mean the same, in groups. */
export async function readSynonyms(db: Db): Promise<string[][]> {
  const rows = await db.selectFrom('articleSynonyms').select('words').orderBy('id').execute()
  return rows.map(({ words }) => words)
}

export async function replaceSynonyms(work: Work, groups: readonly (readonly string[])[]): Promise<string[][]> {
  const kept = groups.map(distinct).filter((words) => words.length > 1)
  await work.tx.deleteFrom('articleSynonyms').execute()
  if (kept.length > 0) {
    const rows = kept.map((words) => ({ id: work.newId(), words }))
    await work.tx.insertInto('articleSynonyms').values(rows).execute()
  }
  await renewSteering(work.tx)
  await work.record({ action: 'articles.synonyms_changed', subject: `${kept.length}` })
  return kept
}

/** Each expression once, however it is written. */
function distinct(words: readonly string[]): string[] {
  const byPlain = new Map(words.map((word) => [wordsOf(word).join(' '), word.trim()]))
  byPlain.delete('')
  return [...byPlain.values()]
}
