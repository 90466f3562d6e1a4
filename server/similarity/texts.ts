import { sql } from 'kysely'
import type { Db, Tx, Work } from '../kernel/context.ts'
import type { Text } from './features.ts'
import { findLike } from './find.ts'
import { vectorFor } from './read-tickets.ts'

interface KnownText extends Text {
  /** What sort of text, such as `article`. */
  kind: string
  id: string
  /** A text in several languages is kept once for each. */
  language: string
}

/** Keeps what a text is compared by, so that it can be suggested; told again whenever it changes. */
export async function rememberText(work: Work, { kind, id, language, ...text }: KnownText): Promise<void> {
  const { keys, weights } = await vectorFor(work.tx, text)
  await work.tx
    .insertInto('textFeatures')
    .values({ kind, textId: id, language, keys, weights })
    .onConflict((conflict) => conflict.columns(['kind', 'textId', 'language']).doUpdateSet({ keys, weights }))
    .execute()
}

export async function forgetText(work: Work, { kind, id }: Pick<KnownText, 'kind' | 'id'>): Promise<void> {
  await work.tx.deleteFrom('textFeatures').where('kind', '=', kind).where('textId', '=', id).execute()
}

interface Suggestion {
  id: string
  /** 0 … 1. */
  score: number
}

/** The ids of the texts of a kind that fit another one, the best first; whoever asks decides who may see them. */
export async function suggestTexts(db: Db | Tx, kind: string, text: Text, limit: number): Promise<Suggestion[]> {
  const vector = await vectorFor(db, text)
  const stock = {
    from: sql`(select text_id as id, keys, weights, kind from text_features) as f`,
    where: sql<boolean>`f.kind = ${kind}`,
    isLarge: false,
  }
  const best = new Map<string, number>()
  for (const { id, score } of await findLike(db, vector, stock, limit * 2)) {
    best.set(id, Math.max(score, best.get(id) ?? 0))
  }
  return [...best].map(([id, score]) => ({ id, score })).slice(0, limit)
}
