import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError } from '#web/ui/notify.ts'
import { useArticleSearch } from '../api.ts'
import css from '../knowledge.module.css'

/** The articles that stand first whenever somebody looks for a phrase. */
export function PinsSection({ isAdmin }: { isAdmin: boolean }) {
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
