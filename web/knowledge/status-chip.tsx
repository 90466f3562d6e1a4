import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ArticleBrief, ArticleStatus } from '#contract/article.ts'

const colors: Record<ArticleStatus, string> = {
  draft: 'gray',
  in_review: 'yellow',
  scheduled: 'blue',
  published: 'teal',
  archived: 'gray',
}

/** Where an article stands; one that readers see while something newer is written says both. */
export function StatusChip({ article }: { article: Pick<ArticleBrief, 'status' | 'isLive'> }) {
  const { t } = useTranslation('knowledge')
  const hasChanges = article.isLive && article.status !== 'published'
  return (
    <Badge variant="outline" color={colors[article.status]} tt="none" c="inherit" fw={560}>
      {hasChanges && article.status === 'draft' ? t('liveWithChanges') : t(`status.${article.status}`)}
    </Badge>
  )
}
