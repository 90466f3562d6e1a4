import { Select, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ticketType } from '#contract/tickets.ts'
import { PriorityPill } from '#web/ui/pills.tsx'
import { levels } from '../levels.ts'
import { assignableQuery, tagsQuery, teamsQuery } from '../queries.ts'
import { usePriority } from '../use-priority.ts'
import css from './new-ticket.module.css'
import type { NewTicketForm } from './new-ticket-form.ts'

/** Kind, weight and whose it is. */
export function Classification({ form }: { form: NewTicketForm }) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { data: teams = [] } = useQuery(teamsQuery)
  const { data: people = [] } = useQuery(assignableQuery)
  const { data: tags = [] } = useQuery(tagsQuery)

  return (
    <fieldset className={css['details']}>
      <legend>{t('new.details')}</legend>
      <Select
        label={t('side.type')}
        allowDeselect={false}
        data={ticketType.options.map((value) => ({ value, label: common(`type.${value}`) }))}
        {...form.getInputProps('type')}
      />
      <LevelField form={form} field="impact" />
      <LevelField form={form} field="urgency" />
      <Result form={form} />
      <Select
        label={t('side.team')}
        placeholder={t('side.noTeam')}
        clearable
        clearButtonProps={{ 'aria-label': t('side.removeTeam') }}
        data={teams.map((team) => ({ value: team.id, label: team.name }))}
        {...form.getInputProps('teamId')}
      />
      <Select
        label={t('side.assignee')}
        placeholder={t('side.noAssignee')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('side.unassign') }}
        nothingFoundMessage={t('side.nothingFound')}
        data={people.map((person) => ({ value: person.id, label: person.name }))}
        {...form.getInputProps('assigneeId')}
      />
      <TagsInput
        className={css['wide'] ?? ''}
        label={t('side.tags')}
        placeholder={form.values.tags.length === 0 ? t('side.addTag') : ''}
        data={tags}
        limit={12}
        maxTags={30}
        acceptValueOnBlur
        {...form.getInputProps('tags')}
      />
    </fieldset>
  )
}

function LevelField({ form, field }: { form: NewTicketForm; field: 'impact' | 'urgency' }) {
  const { t } = useTranslation('tickets')
  return (
    <Select
      label={t(`side.${field}`)}
      allowDeselect={false}
      data={levels.map((level) => ({ value: String(level), label: t(`${field}.${level}`) }))}
      value={String(form.values[field])}
      error={form.errors[field]}
      onChange={(value) => {
        const level = levels.find((one) => String(one) === value)
        if (level) form.setFieldValue(field, level)
      }}
    />
  )
}

function Result({ form }: { form: NewTicketForm }) {
  const { t } = useTranslation('tickets')
  const { impact, urgency } = form.values
  const priority = usePriority()(impact, urgency)
  return (
    <p className={css['result']} role="status">
      <PriorityPill priority={priority} />
      <span>
        {t('matrix.sum', {
          priority: t(`priority.${priority}`),
          impact: t(`impactLevel.${impact}`),
          urgency: t(`urgencyLevel.${urgency}`),
        })}
      </span>
    </p>
  )
}
