import type { Language } from '#contract/common.ts'
import type { ArticleNotice } from '#contract/notifications.ts'
import type { Work } from '../../kernel/context.ts'
import { htmlFromText } from '../../texts/index.ts'
import { blocksValue, plainValue, type Values } from '../templates/render.ts'
import { wordsFor } from '../words.ts'
import { mailAgent } from './mail-agent.ts'
import { sentenceOf } from './sentences.ts'

interface About {
  kind: ArticleNotice
  articleId: string
  title: string
  /** Who did it; null when it was nobody in particular. */
  authorName: string | null
  /** What was said with it. */
  note: string
}

/** Mails an agent about an article that waits for her; whether she wants that is the caller's to know. */
export async function mailArticleNotice(work: Work, personId: string, about: About): Promise<void> {
  await mailAgent(work, personId, 'article_notice', (agent, deskName) => articleValues(work, agent, deskName, about))
}

/** What the words of such a mail may speak of. */
export function articleValues(
  { services }: Work,
  to: { name: string; language: Language },
  deskName: string,
  { kind, articleId, title, authorName, note }: About,
): Values {
  const t = wordsFor(to.language)
  const href = `${services.publicUrl}/desk/knowledge/${articleId}`
  const news = sentenceOf(t, kind, { number: '', subject: title, name: authorName ?? deskName, task: '' })
  return {
    'agent.name': plainValue(to.name),
    'desk.name': plainValue(deskName),
    'article.title': plainValue(title),
    'article.news': plainValue(news),
    'article.note':
      note === '' ? plainValue('') : { html: `<blockquote>${htmlFromText(note)}</blockquote>`, text: note },
    'article.open': blocksValue([{ kind: 'button', label: t('openArticle'), href }]),
  }
}
