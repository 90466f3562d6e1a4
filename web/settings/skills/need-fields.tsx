import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Skill, SkillCondition } from '#contract/assignment.ts'
import { languages } from '#contract/common.ts'
import { levelOf } from '#web/duty/index.ts'
import { api } from '#web/lib/api.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { languageNames } from '#web/lib/language.ts'
import { keys } from '#web/lib/queries.ts'
import { fieldsQuery } from '#web/tickets/index.ts'
import css from '../assignment/assignment.module.css'

type Need = Skill['needs'][number]

export const emptyNeed: Need = { level: 1, condition: { kind: 'tag', tag: '' } }

const kinds = ['tag', 'field', 'inbox', 'language'] as const
const levels = ['1', '2', '3'] as const

interface Props {
  value: Need
  onChange: (need: Need) => void
  onRemove: () => void
}

/** What on a ticket asks for the skill, and how well it has to be known. */
export function NeedFields({ value: { level, condition }, onChange, onRemove }: Props) {
  const { t } = useTranslation('settings')
  const { t: duty } = useTranslation('duty')
  const set = (next: SkillCondition) => onChange({ level, condition: next })
  return (
    <div className={css.need}>
      <Select
        size="xs"
        label={t('skills.trait')}
        data={kinds.map((kind) => ({ value: kind, label: t(`skills.${kind}`) }))}
        value={condition.kind}
        allowDeselect={false}
        onChange={(kind) => set(emptyOf(kind))}
      />
      <ValueFields condition={condition} onChange={set} />
      <Select
        size="xs"
        label={t('skills.level')}
        data={levels.map((one) => ({ value: one, label: duty(`level.${one}`) }))}
        value={String(levelOf(level))}
        allowDeselect={false}
        onChange={(next) => onChange({ condition, level: Number(next) })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t('skills.removeNeed')} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  )
}

interface ValueProps {
  condition: SkillCondition
  onChange: (condition: SkillCondition) => void
}

function ValueFields({ condition, onChange }: ValueProps) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const { data: fields = [] } = useQuery(fieldsQuery)
  const { data: inboxes } = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  switch (condition.kind) {
    case 'tag':
      return (
        <TextInput
          size="xs"
          label={t('skills.tag')}
          maxLength={60}
          value={condition.tag}
          onChange={(event) => onChange({ kind: 'tag', tag: event.currentTarget.value })}
        />
      )
    case 'language':
      return (
        <Select
          size="xs"
          label={t('skills.language')}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          value={condition.language}
          allowDeselect={false}
          onChange={(next) => onChange({ kind: 'language', language: languages.find((one) => one === next) ?? 'es' })}
        />
      )
    case 'inbox':
      return (
        <Select
          size="xs"
          label={t('skills.inbox')}
          data={(inboxes?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={condition.inboxId || null}
          onChange={(inboxId) => onChange({ kind: 'inbox', inboxId: inboxId ?? '' })}
        />
      )
    case 'field': {
      const field = fields.find(({ key }) => key === condition.key)
      const set = (part: Partial<typeof condition>) => onChange({ ...condition, ...part })
      return (
        <>
          <Select
            size="xs"
            label={t('skills.field')}
            data={fields.map((one) => ({ value: one.key, label: label(one.labels) }))}
            value={condition.key || null}
            onChange={(key) => onChange({ kind: 'field', key: key ?? '', value: '' })}
          />
          {field && field.options.length > 0 ? (
            <Select
              size="xs"
              label={t('skills.value')}
              data={field.options.map((one) => ({ value: one.value, label: label(one.labels) }))}
              value={condition.value || null}
              onChange={(next) => set({ value: next ?? '' })}
            />
          ) : (
            <TextInput
              size="xs"
              label={t('skills.value')}
              maxLength={200}
              value={condition.value}
              onChange={(event) => set({ value: event.currentTarget.value })}
            />
          )}
        </>
      )
    }
  }
}

function emptyOf(kind: string | null): SkillCondition {
  if (kind === 'field') return { kind, key: '', value: '' }
  if (kind === 'inbox') return { kind, inboxId: '' }
  if (kind === 'language') return { kind, language: 'es' }
  return { kind: 'tag', tag: '' }
}

export function isComplete({ condition }: Need): boolean {
  return Object.values(condition).every((value) => value.trim() !== '')
}
