import { isAdmin } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, authorize } from '../../kernel/errors.ts'
import { forgetText } from '../../similarity/index.ts'
import { lockArticle } from '../select.ts'

/** Removes a draft that no reader ever saw; by its author, its owner or an administrator. */
export async function removeArticle(work: Work, id: string): Promise<void> {
  const article = await lockArticle(work, id)
  const { actor } = work
  const isOwn = actor.kind === 'person' && [article.ownerId, article.createdBy].includes(actor.id)
  authorize(isOwn || isAdmin(actor), 'remove what somebody else wrote')
  if (article.publishedAt !== null) throw new AppError('in_use', 'It was published: archive it')
  const translation = await work.tx
    .selectFrom('articles')
    .select('id')
    .where('groupId', '=', id)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (translation !== undefined) throw new AppError('in_use', 'Remove its translations first')
  await forgetText(work, { kind: 'article', id })
  await work.tx.deleteFrom('articles').where('id', '=', id).execute()
  await work.record({ action: 'article.removed', subject: article.slug })
}
