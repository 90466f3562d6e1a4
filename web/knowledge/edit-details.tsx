import { Button, FileButton, Group, MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '#contract/article.ts'
import { slugOf } from '#contract/article-text.ts'
import type { PersonRef } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { uploadFile } from '#web/lib/upload.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { useAct, useArticleSearch, useCategories } from './api.ts'
import css from './knowledge.module.css'
import { isWhole, ReadershipFields } from './readership-fields.tsx'
import { useCategoryName } from './use-category-name.ts'

/** Where an article stands, who sees it and until when. These hold at once, for all translations alike. */
export function EditDetails({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge')
  const nameOf = useCategoryName()
  const { data: categories = [] } = useCategories()
  const act = useAct(() => showSuccess(t('saved')))
  const [readership, setReadership] = useState(article)
  const [categoryId, setCategoryId] = useState(article.categoryId)
  const [owner, setOwner] = useState<PersonRef | null>(article.owner)
  const [slug, setSlug] = useState(article.slug)
  const [reviewAt, setReviewAt] = useState(dayOf(article.reviewAt))
  const [expiresAt, setExpiresAt] = useState(dayOf(article.expiresAt))
  const [related, setRelated] = useState(article.related.filter(({ isChosen }) => isChosen).map(({ id }) => id))
  const [files, setFiles] = useState(article.files.map(({ id, filename }) => ({ id, filename })))
  const save = () => {
    const { visibility, organizationIds, teamIds } = readership
    if (!isWhole(readership)) return
    act.mutate(() =>
      api.articles.update({
        params: article,
        body: {
          visibility,
          organizationIds,
          teamIds,
          categoryId,
          ownerId: owner?.id ?? null,
          slug: slugOf(slug) || article.slug,
          reviewAt: instantOf(reviewAt),
          expiresAt: instantOf(expiresAt),
          relatedIds: related,
          attachmentIds: files.map(({ id }) => id),
        },
      }),
    )
  }
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('category')}
          placeholder={t('tree.none')}
          clearable
          data={categories.map((one) => ({ value: one.id, label: nameOf(one) }))}
          value={categoryId}
          onChange={setCategoryId}
        />
        <PersonPicker label={t('owner')} value={owner} assignable onChange={setOwner} />
        <TextInput
          label={t('edit.slug')}
          description={article.publishedAt === null ? undefined : t('edit.slug.text')}
          leftSection={<span aria-hidden>/</span>}
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('reviewAt')}
          value={reviewAt}
          onChange={(event) => setReviewAt(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('expiresAt')}
          value={expiresAt}
          onChange={(event) => setExpiresAt(event.currentTarget.value)}
        />
        <RelatedField article={article} value={related} onChange={setRelated} />
      </SimpleGrid>
      <ReadershipFields value={readership} onChange={(value) => setReadership({ ...readership, ...value })} />
      <section>
        <h2 className={css.group}>{t('files')}</h2>
        <ul className={css.tree}>
          {files.map((file) => (
            <li key={file.id} className={css.branch}>
              {file.filename}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('edit.removeFile', { name: file.filename })}
                onClick={() => setFiles(files.filter(({ id }) => id !== file.id))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
        <FileButton
          multiple
          onChange={(chosen) => {
            for (const file of chosen)
              uploadFile(file).then(
                ({ id, filename }) => setFiles((before) => [...before, { id, filename }]),
                showError,
              )
          }}
        >
          {(props) => (
            <Button size="xs" variant="default" {...props}>
              {t('edit.addFile')}
            </Button>
          )}
        </FileButton>
      </section>
      <Group>
        <Button loading={act.isPending} onClick={save}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Articles that belong to this one, found by their words. */
function RelatedField({
  article,
  value,
  onChange,
}: {
  article: Article
  value: string[]
  onChange: (ids: string[]) => void
}) {
  const { t } = useTranslation('knowledge')
  const [typed, setTyped] = useState('')
  const found = useArticleSearch(typed.trim())
  const [known, setKnown] = useState(article.related.map(({ id, title }) => ({ value: id, label: title })))
  const offered = (found.data?.items ?? []).map((hit) => ({ value: hit.article.id, label: hit.article.title }))
  const data = [...new Map([...known, ...offered].map((one) => [one.value, one])).values()].filter(
    (one) => one.value !== article.id,
  )
  return (
    <MultiSelect
      label={t('related')}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={data}
      value={value}
      onChange={(ids) => {
        setKnown(data.filter((one) => ids.includes(one.value)))
        onChange(ids)
      }}
    />
  )
}

function dayOf(instant: string | null): string {
  return instant?.slice(0, 10) ?? ''
}

function instantOf(day: string): string | null {
  return day === '' ? null : `${day}T00:00:00.000Z`
}
