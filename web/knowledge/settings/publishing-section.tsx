import { Select, Stack, Switch } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { KnowledgeSettings } from '#contract/knowledge.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError } from '#web/ui/notify.ts'
import css from '../knowledge.module.css'

const monthChoices = [3, 6, 12, 24]

/** Whether somebody else approves an article, and after how long it is looked at again. */
export function PublishingSection({ isAdmin }: { isAdmin: boolean }) {
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
