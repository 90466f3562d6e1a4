import { Alert, Button, SegmentedControl, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconAlertCircle, IconCalendarClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '#contract/article.ts'
import { marksIn } from '#contract/redaction.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { useAct, useArticle } from './api.ts'
import { ArticleActions } from './article-actions.tsx'
import { ArticleText } from './article-text.tsx'
import { EditDetails } from './edit-details.tsx'
import css from './knowledge.module.css'
import { useSaved } from './use-saved.ts'

const ArticleEditor = lazy(async () => ({
  default: (await import('./editor/article-editor.tsx')).ArticleEditor,
}))

/** Where an article is written. What is typed is kept as one goes; readers see it when it is published. */
export function EditArticlePage({ id }: { id: string }) {
  const article = useArticle(id)
  return <Loading query={article}>{(found) => <EditArticle key={found.id} article={found} />}</Loading>
}

function EditArticle({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const [shown, setShown] = useState<'text' | 'details'>('text')
  // The editor begins with what was there when the page was opened, and goes its own way.
  const [start] = useState(article)
  const saved = useSaved(article)
  const { title, summary, keywords } = saved.texts
  return (
    <Page
      wide
      title={title || t('edit.untitled')}
      lead={
        <span role="status">
          {saved.isSaving ? t('edit.saving') : saved.isDirty ? t('edit.unsaved') : t('edit.saved')}
        </span>
      }
      actions={
        <>
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/knowledge/$id" params={{ id: article.id }} {...props} />}
          >
            {t('edit.done')}
          </Button>
          <ArticleActions article={article} isEditing />
        </>
      }
    >
      <Stack gap="md">
        <SegmentedControl
          data={[
            { value: 'text', label: t('edit.body') },
            { value: 'details', label: t('edit.details') },
          ]}
          value={shown}
          onChange={(chosen) => setShown(chosen === 'details' ? 'details' : 'text')}
        />
        {shown === 'details' && <EditDetails article={article} />}
        {start.status === 'scheduled' && <Planned article={article} />}
        <ToCheck text={`${title} ${summary} ${saved.texts.bodyHtml}`} />
        <div className={article.originalId === null ? undefined : css.two} hidden={shown !== 'text'}>
          <Stack gap="sm">
            <TextInput
              label={t('edit.title')}
              lang={article.language}
              maxLength={200}
              value={title}
              onChange={(event) => saved.change({ title: event.currentTarget.value })}
            />
            <Textarea
              label={t('edit.summary')}
              description={t('edit.summary.text')}
              lang={article.language}
              autosize
              minRows={2}
              maxLength={500}
              value={summary}
              onChange={(event) => saved.change({ summary: event.currentTarget.value })}
            />
            <TextInput
              label={t('edit.keywords')}
              description={t('edit.keywords.text')}
              maxLength={500}
              value={keywords}
              onChange={(event) => saved.change({ keywords: event.currentTarget.value })}
            />
            <Suspense fallback={<Skeleton height={320} radius="md" />}>
              <ArticleEditor
                initial={start.bodyHtml}
                lang={article.language}
                onChange={(bodyHtml) => saved.change({ bodyHtml })}
              />
            </Suspense>
          </Stack>
          {article.originalId !== null && <Original article={article} id={article.originalId} />}
        </div>
      </Stack>
    </Page>
  )
}

/** Only what was approved is published at its time: another text takes the plan back, which its author should know. */
function Planned({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const { dateTime } = useFormat()
  const isStill = article.status === 'scheduled' && article.publishAt !== null
  return (
    <Alert role="status" color={isStill ? 'blue' : 'yellow'} variant="light" icon={<IconCalendarClock size={18} />}>
      {isStill ? t('edit.planned', { at: dateTime(article.publishAt ?? '') }) : t('edit.unplanned')}
    </Alert>
  )
}

/** What was taken out of a ticket's text, or is missing, keeps an article from being published. */
function ToCheck({ text }: { text: string }) {
  const { t } = useTranslation('knowledge')
  const { list } = useFormat()
  const marks = marksIn(text)
  if (marks.length === 0) return null
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertCircle size={18} />}>
      {t('edit.toCheck', { count: marks.length, marks: list([...new Set(marks)]) })}
    </Alert>
  )
}

/** The article that is translated, beside its translation. */
function Original({ article, id }: { article: Article; id: string }) {
  const { t } = useTranslation('knowledge')
  const original = useArticle(id)
  const act = useAct()
  return (
    <Loading query={original}>
      {(found) => (
        <section className={css.original} aria-label={t('edit.original')} lang={found.language}>
          <Text fw={650}>{found.title}</Text>
          <p className={css.summary}>{found.summary}</p>
          <ArticleText html={found.bodyHtml} lang={found.language} />
          {article.isOutdated && (
            <Button
              variant="default"
              loading={act.isPending}
              onClick={() => act.mutate(() => api.articles.update({ params: article, body: { isTranslated: true } }))}
            >
              {t('edit.translated')}
            </Button>
          )}
        </section>
      )}
    </Loading>
  )
}
