import { Checkbox, Stack, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HookTest } from '#contract/hooks.ts'

interface Props {
  label: string
  hint?: string
  value: HookTest | null
  isTried: boolean
  onChange: (value: HookTest | null) => void
}

/** Something that holds when a value is one of several; off where it does not matter. */
export function TestField({ label, hint, value, isTried, onChange }: Props) {
  const { t } = useTranslation('settings')
  const isWhole = value !== null && value.path.trim() !== '' && value.values.length > 0
  return (
    <Stack gap={6}>
      <Checkbox
        label={label}
        description={hint}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { path: '', values: [] } : null)}
      />
      {value && (
        <>
          <TextInput
            size="xs"
            ms={30}
            aria-label={`${label}: ${t('hooks.path')}`}
            placeholder={t('hooks.path')}
            maxLength={60}
            value={value.path}
            onChange={(event) => onChange({ ...value, path: event.currentTarget.value })}
            error={isTried && !isWhole ? t('hooks.whole') : undefined}
          />
          <TagsInput
            size="xs"
            ms={30}
            aria-label={`${label}: ${t('hooks.values')}`}
            placeholder={t('hooks.values')}
            acceptValueOnBlur
            maxTags={50}
            value={value.values}
            onChange={(values) => onChange({ ...value, values })}
          />
        </>
      )}
    </Stack>
  )
}
