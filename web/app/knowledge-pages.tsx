import { useParams, useSearch } from '@tanstack/react-router'
import { ArticlePage, EditArticlePage, KnowledgePage, queues, VersionsPage } from '#web/knowledge/index.ts'

export { KnowledgeSettingsPage } from '#web/knowledge/index.ts'

export function KnowledgeRoute() {
  const { category, queue } = useSearch({ strict: false })
  return <KnowledgePage category={category} queue={queues.find((one) => one === queue)} />
}

export function ArticleRoute() {
  const { id = '' } = useParams({ strict: false })
  return <ArticlePage key={id} id={id} />
}

export function EditArticleRoute() {
  const { id = '' } = useParams({ strict: false })
  return <EditArticlePage key={id} id={id} />
}

export function VersionsRoute() {
  const { id = '' } = useParams({ strict: false })
  const { version } = useSearch({ strict: false })
  return <VersionsPage id={id} version={version} />
}
