import { ActionIcon, Button, Group, Select, Stack, Switch, Table, TextInput } from '@mantine/core'
import { IconCheck, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnowledgeSettings } from '#contract/knowledge.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { useArticleSearch } from './api.ts'
import { ImportSection } from './import-section.tsx'
import css from './knowledge.module.css'
import { useWrite } from './knowledge-page.tsx'

/** How articles are approved and found, and what was looked for in vain. */
export function KnowledgeSettingsPage() {
  const { t } = useTranslation('knowledge')
  const isAdmin = useMe().role === 'admin'
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')}>
      <Stack gap="xl">
        <Gaps />
        <Approval isAdmin={isAdmin} />
        <Synonyms isAdmin={isAdmin} />
        <Pins isAdmin={isAdmin} />
        <ImportSection isAdmin={isAdmin} />
      </Stack>
    </Page>
  )
}

function Gaps() {
  const { t } = useTranslation('knowledge')
  const write = useWrite()
  const gaps = useQuery({
    queryKey: keys.knowledge('gaps'),
    queryFn: async ({ signal }) => (await api.knowledge.gaps({ query: {}, signal })).items,
  })
  const settle = useMutation({
    mutationFn: (words: string) => api.knowledge.settleGap({ body: { words } }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.knowledge('gaps') }),
    onError: showError,
  })
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps" className={css.heading}>
        {t('gaps.title')}
      </h2>
      <p className={css.summary}>{t('gaps.lead')}</p>
      <Loading query={gaps}>
        {(items) =>
          items.length === 0 ? (
            <p>{t('gaps.none')}</p>
          ) : (
            <Table.ScrollContainer minWidth={420}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('gaps.words')}</Table.Th>
                    <Table.Th>{t('gaps.count')}</Table.Th>
                    <Table.Th>{t('gaps.who')}</Table.Th>
                    <Table.Th>{t('gaps.last')}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((gap) => (
                    <Table.Tr key={`${gap.words} ${gap.language} ${gap.audience}`}>
                      <Table.Td>{gap.words}</Table.Td>
                      <Table.Td>{gap.count}</Table.Td>
                      <Table.Td>{t(`audience.${gap.audience}`)}</Table.Td>
                      <Table.Td>
                        <TimeAgo iso={gap.lastAt} />
                      </Table.Td>
                      <Table.Td>
                        <Group gap={4} wrap="nowrap">
                          <Button
                            size="compact-xs"
                            variant="default"
                            aria-label={`${t('new')}: ${gap.words}`}
                            onClick={() => write.mutate(gap.words)}
                          >
                            {t('new')}
                          </Button>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={t('gaps.settle', { words: gap.words })}
                            onClick={() => settle.mutate(gap.words)}
                          >
                            <IconCheck size={16} aria-hidden />
                          </ActionIcon>
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loading>
    </section>
  )
}

const monthChoices = [3, 6, 12, 24]

function Approval({ isAdmin }: { isAdmin: boolean }) {
  const { t } = useTranslation('knowledge')
  const settings = useQuery({
    queryKey: keys.knowledge('settings'),
    queryFn: ({ signal }) => api.knowledge.settings({ signal }),
  })
  const save = useMutation({
    mutationFn: (change: Partial<KnowledgeSettings>) => api.knowledge.updateSettings({ body: change }),
    onSuccess: (after) => queryClient.setQueryData(keys.knowledge('settings'), after),
    onError: showError,
  })
  return (
    <Loading query={settings}>
      {(found) => (
        <Stack component="section" aria-labelledby="publishing" gap="sm">
          <h2 id="publishing" className={css.heading}>
            {t('settings.publishing')}
          </h2>
          <Switch
            label={t('settings.needsReview')}
            checked={found.needsReview}
            readOnly={!isAdmin}
            onChange={(event) => isAdmin && save.mutate({ needsReview: event.currentTarget.checked })}
          />
          <Select
            label={t('settings.reviewAfter')}
            placeholder={t('settings.never')}
            clearable={isAdmin}
            readOnly={!isAdmin}
            data={monthChoices.map((count) => ({ value: String(count), label: t('settings.months', { count }) }))}
            value={found.reviewAfterMonths === null ? null : String(found.reviewAfterMonths)}
            onChange={(chosen) => save.mutate({ reviewAfterMonths: chosen === null ? null : Number(chosen) })}
          />
        </Stack>
      )}
    </Loading>
  )
}

function Synonyms({ isAdmin }: { isAdmin: boolean }) {
  const { t } = useTranslation('knowledge')
  const groups = useQuery({
    queryKey: keys.knowledge('synonyms'),
    queryFn: async ({ signal }) => (await api.knowledge.synonyms({ signal })).groups,
  })
  return (
    <section aria-labelledby="synonyms">
      <h2 id="synonyms" className={css.heading}>
        {t('synonyms.title')}
      </h2>
      <p className={css.summary}>{t('synonyms.lead')}</p>
      <Loading query={groups}>
        {(found) =>
          isAdmin ? (
            <SynonymLines key={JSON.stringify(found)} groups={found} />
          ) : found.length === 0 ? (
            <p>{t('synonyms.none')}</p>
          ) : (
            <ul>
              {found.map((group) => (
                <li key={group.join()}>{group.join(', ')}</li>
              ))}
            </ul>
          )
        }
      </Loading>
    </section>
  )
}

function SynonymLines({ groups }: { groups: string[][] }) {
  const { t } = useTranslation('knowledge')
  const [lines, setLines] = useState(() => groups.map((group) => group.join(', ')))
  const save = useMutation({
    mutationFn: () => {
      const wanted = lines.map((line) =>
        line
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word.length > 1),
      )
      return api.knowledge.replaceSynonyms({ body: { groups: wanted.filter((group) => group.length > 1) } })
    },
    onSuccess: ({ groups: after }) => {
      queryClient.setQueryData(keys.knowledge('synonyms'), after)
      showSuccess(t('saved'))
    },
    onError: showError,
  })
  return (
    <Stack gap="xs">
      {lines.length === 0 && <p>{t('synonyms.none')}</p>}
      {lines.map((line, place) => (
        <TextInput
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
          key={place}
          aria-label={t('synonyms.line', { place: place + 1 })}
          value={line}
          onChange={(event) => setLines(lines.with(place, event.currentTarget.value))}
        />
      ))}
      <Group gap="xs">
        <Button variant="default" onClick={() => setLines([...lines, ''])}>
          {t('synonyms.add')}
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}

function Pins({ isAdmin }: { isAdmin: boolean }) {
  const { t } = useTranslation('knowledge')
  const pins = useQuery({
    queryKey: keys.knowledge('pins'),
    queryFn: async ({ signal }) => (await api.knowledge.pins({ signal })).items,
  })
  const changed = () => void queryClient.invalidateQueries({ queryKey: keys.knowledge('pins') })
  const remove = useMutation({
    mutationFn: (id: string) => api.knowledge.removePin({ params: { id } }),
    onSuccess: changed,
    onError: showError,
  })
  return (
    <section aria-labelledby="pins">
      <h2 id="pins" className={css.heading}>
        {t('pins.title')}
      </h2>
      <p className={css.summary}>{t('pins.lead')}</p>
      <Loading query={pins}>
        {(items) => (
          <ul className={css.tree}>
            {items.length === 0 && <li>{t('pins.none')}</li>}
            {items.map((pin) => (
              <li key={pin.id} className={css.branch}>
                <strong>{pin.phrase}</strong> → {pin.articles.map(({ title }) => title).join(', ')}
                {isAdmin && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('pins.remove', { phrase: pin.phrase })}
                    onClick={() => remove.mutate(pin.id)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loading>
      {isAdmin && <AddPin onAdded={changed} />}
    </section>
  )
}

function AddPin({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation('knowledge')
  const [phrase, setPhrase] = useState('')
  const [typed, setTyped] = useState('')
  const [articleId, setArticleId] = useState<string | null>(null)
  const found = useArticleSearch(typed.trim())
  const add = useMutation({
    mutationFn: (id: string) => api.knowledge.addPin({ body: { phrase, articleIds: [id] } }),
    onSuccess: () => {
      setPhrase('')
      setTyped('')
      setArticleId(null)
      onAdded()
    },
    onError: showError,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (articleId !== null && phrase.trim().length > 1) add.mutate(articleId)
      }}
    >
      <Group align="end" gap="xs">
        <TextInput
          label={t('pins.phrase')}
          maxLength={100}
          value={phrase}
          onChange={(event) => setPhrase(event.currentTarget.value)}
        />
        <Select
          label={t('pins.article')}
          searchable
          searchValue={typed}
          onSearchChange={setTyped}
          filter={({ options }) => options}
          data={(found.data?.items ?? []).map(({ article }) => ({ value: article.id, label: article.title }))}
          value={articleId}
          onChange={setArticleId}
        />
        <Button type="submit" loading={add.isPending}>
          {t('pins.add')}
        </Button>
      </Group>
    </form>
  )
}
