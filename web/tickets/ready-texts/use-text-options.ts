import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Attachment } from '#contract/attachments.ts'
import type { FilledText } from '#contract/ready-texts.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useDesk } from '#web/lib/me.ts'
import { useOptionKeys } from '#web/ui/use-option-keys.ts'
import { linkTo } from '../articles/inserted.ts'
import { useFoundArticles, useLinkArticle } from '../articles/queries.ts'
import { filledTextsQuery, useReadyText } from './queries.ts'
import { rankTexts } from './rank.ts'

const mostShown = 50
const mostArticles = 4
/** From this length on a word is looked for among the articles. */
const longEnough = 3

/** A text to choose; one with `articleId` is the link to an article that everybody reads. */
type TextOption = FilledText & { articleId?: string }

interface Options {
  ticket: Pick<Ticket, 'number' | 'language'>
  /** What is searched for; undefined while nothing is. */
  query: string | undefined
  onChoose: (text: FilledText) => void
  /** Copies of the files of a text that was chosen, once they are there. */
  onFiles: (files: Attachment[]) => void
}

export type TextOptions = ReturnType<typeof useTextOptions>

/** The texts to choose from, and the one that the keys are on. */
export function useTextOptions({ ticket, query, onChoose, onFiles }: Options) {
  const { number, language } = ticket
  const { data: texts, isPending } = useQuery({ ...filledTextsQuery(number), enabled: query !== undefined })
  const use = useReadyText(onFiles)
  const found = useMemo(
    () => (query === undefined ? [] : rankTexts(texts ?? [], query, language).slice(0, mostShown)),
    [texts, query, language],
  )
  const articles = useArticleOptions(number, query)
  const link = useLinkArticle(number)
  const keys = useOptionKeys<TextOption>({
    found: [...found, ...articles],
    query,
    onChoose: (text) => {
      if (text.articleId === undefined) use(text)
      else link.mutate({ articleId: text.articleId, kind: 'sent' })
      onChoose(text)
    },
  })
  /** isNone: nobody has written any yet. */
  return { ...keys, isPending, isNone: texts?.length === 0 && articles.length === 0 }
}

/** Articles that say what is typed, as links to be put in. */
function useArticleOptions(number: number, query: string | undefined): TextOption[] {
  const { portalUrl } = useDesk()
  const [q] = useDebouncedValue(query?.trim() ?? '', 200)
  const isWanted = query !== undefined && q.length >= longEnough
  const { data } = useFoundArticles(number, q, isWanted)
  if (!isWanted) return []
  return (data ?? [])
    .filter(({ article }) => article.isLive && article.reach === 'public')
    .slice(0, mostArticles)
    .map(({ article }) => ({
      id: article.id,
      articleId: article.id,
      name: article.title,
      shortcut: '',
      language: article.language,
      useCount: article.useCount,
      attachments: [],
      bodyHtml: `<p>${linkTo(article, portalUrl)}</p>`,
      missing: [],
    }))
}
