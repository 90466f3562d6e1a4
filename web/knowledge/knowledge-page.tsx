import { Button, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBook2, IconPlus, IconSearch, IconSettings } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '#contract/common.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Marked } from '#web/ui/marked.tsx'
import { showError } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { type ArticleFilter, type Queue, useArticleList, useArticleSearch, writeArticle } from './api.ts'
import { ArticleRow } from './article-row.tsx'
import { CategoryTree } from './category-tree.tsx'
import css from './knowledge.module.css'

interface Props {
  category: string | undefined
  queue: Queue | undefined
}

/** The knowledge base for those who write it: by category, by what there is to do, or by words. */
export function KnowledgePage({ category, queue }: Props) {
  const { t } = useTranslation('knowledge')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const [language, setLanguage] = useState<Language>()
  const write = useWrite(category)
  const shown: ArticleFilter = { categoryId: category, queue }
  return (
    <Page
      wide
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconSettings size={17} aria-hidden />}
            renderRoot={(props) => <Link to="/knowledge/settings" {...props} />}
          >
            {t('settings')}
          </Button>
          <Button
            leftSection={<IconPlus size={17} aria-hidden />}
            loading={write.isPending}
            onClick={() => write.mutate()}
          >
            {t('new')}
          </Button>
        </>
      }
    >
      <div className={css.columns}>
        <CategoryTree shown={shown} />
        <div>
          <div className={css.finding}>
            <TextInput
              type="search"
              aria-label={t('search')}
              placeholder={t('search')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {q === '' && (
              <Select
                aria-label={t('language')}
                placeholder={t('allLanguages')}
                clearable
                data={languages.map((value) => ({ value, label: languageNames[value] }))}
                value={language ?? null}
                onChange={(value) => setLanguage(isLanguage(value) ? value : undefined)}
              />
            )}
          </div>
          {q === '' ? <ArticleList filter={{ ...shown, language }} /> : <FoundList q={q} />}
        </div>
      </div>
    </Page>
  )
}

/** Begins an article and opens it to be written. */
export function useWrite(categoryId?: string) {
  const { t, i18n } = useTranslation('knowledge')
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (title: string | undefined) =>
      writeArticle({ title: title ?? t('edit.untitled'), language: i18n.language === 'en' ? 'en' : 'es', categoryId }),
    onSuccess: ({ id }) => void navigate({ to: '/knowledge/$id/edit', params: { id } }),
    onError: showError,
  })
}

function ArticleList({ filter }: { filter: ArticleFilter }) {
  const { t } = useTranslation('knowledge')
  const list = useArticleList(filter)
  return (
    <Loading query={list}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0)
          return (
            <EmptyState
              icon={<IconBook2 size={28} stroke={1.6} />}
              title={t('empty.title')}
              text={filter.queue === undefined ? t('empty.text') : t('empty.queue')}
            />
          )
        return (
          <>
            <ul className={css.list}>
              {items.map((article) => (
                <ArticleRow key={article.id} article={article} />
              ))}
            </ul>
            {list.hasNextPage && (
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </>
        )
      }}
    </Loading>
  )
}

function FoundList({ q }: { q: string }) {
  const { t } = useTranslation('knowledge')
  const found = useArticleSearch(q)
  return (
    <Loading query={found}>
      {({ items, correctedTo }) => (
        <div aria-busy={found.isPlaceholderData}>
          <Text size="sm" c="dimmed" mt="sm" role="status">
            {correctedTo !== null && t('corrected', { words: correctedTo })}
          </Text>
          {items.length === 0 && (
            <EmptyState
              icon={<IconBook2 size={28} stroke={1.6} />}
              title={t('nothing.title', { q })}
              text={t('nothing.text')}
            />
          )}
          <ul className={css.list}>
            {items.map(({ article, title, excerpt, isPinned }) => (
              <ArticleRow
                key={article.id}
                article={article}
                title={<Marked text={title} />}
                summary={<Marked text={excerpt} />}
              >
                {isPinned && <strong>{t('pinned')}</strong>}
              </ArticleRow>
            ))}
          </ul>
        </div>
      )}
    </Loading>
  )
}
