import type { ArticleVariable } from '#contract/article-text.ts'
import { articleVariables } from '#contract/article-text.ts'
import { readSettings } from '../desk/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { escapeHtml } from '../texts/index.ts'

/** An article's text with what its variables stand for. */
export async function fillArticle(ctx: Ctx, bodyHtml: string): Promise<string> {
  if (!bodyHtml.includes('{{')) return bodyHtml
  const [settings, inbox] = await Promise.all([
    readSettings(ctx.db),
    ctx.db.selectFrom('inboxes').select('address').where('isDefault', '=', true).executeTakeFirst(),
  ])
  const values: Record<ArticleVariable, string> = {
    'desk.name': settings.name,
    'desk.url': ctx.services.portalUrl,
    'inbox.address': inbox?.address ?? '',
  }
  return bodyHtml.replace(/\{\{\s*([a-z.]+)\s*\}\}/g, (written, name: string) => {
    const known = articleVariables.find((one) => one === name)
    return known === undefined ? written : escapeHtml(values[known])
  })
}
