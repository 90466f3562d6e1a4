import { Select } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TicketTemplate } from '#contract/ticket-templates.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export const templatesQuery = queryOptions({
  queryKey: keys.ticketTemplates,
  queryFn: async ({ signal }) => (await api.ticketTemplates.list({ signal })).items,
})

interface Props {
  value: string | null
  onChange: (template: TicketTemplate | null) => void
}

/** Which template a new ticket begins with; nothing is asked where there are none. */
export function TemplateSelect({ value, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { data: templates = [] } = useQuery(templatesQuery)
  if (templates.length === 0) return null
  return (
    <Select
      label={t('new.template')}
      placeholder={t('new.templateNone')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': common('clear') }}
      nothingFoundMessage={common('nothingFound')}
      data={templates.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      description={templates.find(({ id }) => id === value)?.description}
      onChange={(id) => onChange(templates.find((one) => one.id === id) ?? null)}
    />
  )
}
