import { ActionIcon, Button, Group, InputLabel, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HookMapping } from '#contract/hooks.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { fieldsQuery } from '#web/tickets/index.ts'

interface Props {
  value: HookMapping['fields']
  isTried: boolean
  errorOf: (field: string) => string | undefined
  onChange: (value: HookMapping['fields']) => void
}

/** What the desk's own fields are filled with; nothing is asked where there are none. */
export function OwnFieldsField({ value, isTried, errorOf, onChange }: Props) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const { data: all = [] } = useQuery(fieldsQuery)
  const offered = all.filter(({ isArchived }) => !isArchived)
  const free = offered.filter((field) => !value.some(({ key }) => key === field.key))
  const nameOf = (key: string) => label(all.find((field) => field.key === key)?.labels ?? { es: key, en: key })
  if (offered.length === 0 && value.length === 0) return null
  return (
    <Stack gap={6} role="group" aria-label={t('hooks.fields')}>
      <InputLabel labelElement="div">{t('hooks.fields')}</InputLabel>
      {value.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row keeps its place while its field is chosen anew
        <Group key={index} gap={6} align="flex-start" wrap="nowrap">
          <Select
            flex="1 1 40%"
            size="xs"
            searchable
            aria-label={t('hooks.field')}
            placeholder={t('hooks.field')}
            data={[...offered.filter(({ key }) => key === one.key), ...free].map(({ key }) => ({
              value: key,
              label: nameOf(key),
            }))}
            value={one.key || null}
            onChange={(key) => onChange(value.with(index, { ...one, key: key ?? '' }))}
            error={isTried && one.key === '' ? t('hooks.fieldMissing') : errorOf(`fields.${index}.key`)}
          />
          <TextInput
            flex="1 1 60%"
            size="xs"
            maxLength={1000}
            aria-label={t('hooks.fieldText', { example: '{{alert.host}}', interpolation: { skipOnVariables: true } })}
            placeholder="{{alert.host}}"
            value={one.text}
            onChange={(event) => onChange(value.with(index, { ...one, text: event.currentTarget.value }))}
            error={errorOf(`fields.${index}.text`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('hooks.fieldRemove', { name: nameOf(one.key) })}
            onClick={() => onChange(value.toSpliced(index, 1))}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      {free.length > 0 && (
        <div>
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...value, { key: '', text: '' }])}
          >
            {t('hooks.fieldsAdd')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
