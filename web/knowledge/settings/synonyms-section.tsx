import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import css from '../knowledge.module.css'

/** Words that a search takes for one another. */
export function SynonymsSection({ isAdmin }: { isAdmin: boolean }) {
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
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
        <div key={place} className={css.synonyms}>
          <TextInput
            aria-label={t('synonyms.line', { place: place + 1 })}
            value={line}
            onChange={(event) => setLines(lines.with(place, event.currentTarget.value))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('synonyms.remove', { place: place + 1 })}
            onClick={() => setLines(lines.toSpliced(place, 1))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
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
