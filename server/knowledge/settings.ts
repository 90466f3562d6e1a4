import { type KnowledgeSettings, knowledgeSettings } from '#contract/knowledge.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'

const key = 'knowledge'
const defaults: KnowledgeSettings = { needsReview: false, reviewAfterMonths: null }

export async function readKnowledgeSettings(db: Db | Tx): Promise<KnowledgeSettings> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  const stored = typeof row?.value === 'object' && row.value !== null ? row.value : {}
  return knowledgeSettings.parse({ ...defaults, ...stored })
}

export async function changeKnowledgeSettings(
  work: Work,
  change: { [Name in keyof KnowledgeSettings]?: KnowledgeSettings[Name] | undefined },
): Promise<KnowledgeSettings> {
  const before = await readKnowledgeSettings(work.tx)
  const after = knowledgeSettings.parse({
    needsReview: change.needsReview ?? before.needsReview,
    reviewAfterMonths: change.reviewAfterMonths === undefined ? before.reviewAfterMonths : change.reviewAfterMonths,
  })
  const value = JSON.stringify(after)
  await work.tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  const changes = changesBetween(before, after)
  if (changes.length > 0) await work.record({ action: 'articles.settings_changed', subject: 'articles', changes })
  return after
}
