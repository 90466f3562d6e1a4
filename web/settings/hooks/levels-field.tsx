import { ActionIcon, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { HookMapping } from '#contract/hooks.ts'
import { LevelSelect } from '../parts/level-select.tsx'

type Levels = NonNullable<HookMapping['levels']>

interface Props {
  value: Levels | null
  isTried: boolean
  onChange: (value: Levels | null) => void
}

const firstEntry = { value: '', impact: 2, urgency: 2 }

/** Which impact and urgency follow from a value of what arrives. */
export function LevelsField({ value, isTried, onChange }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Stack gap={6}>
      <Checkbox
        label={t('hooks.levels')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { path: '', entries: [firstEntry] } : null)}
      />
      {value && (
        <Stack gap={6} ms={30}>
          <TextInput
            size="xs"
            aria-label={t('hooks.levelsPath')}
            placeholder={t('hooks.levelsPath')}
            maxLength={60}
            value={value.path}
            onChange={(event) => onChange({ ...value, path: event.currentTarget.value })}
            error={isTried && value.path.trim() === '' ? t('hooks.whole') : undefined}
          />
          <Entries entries={value.entries} isTried={isTried} onChange={(entries) => onChange({ ...value, entries })} />
        </Stack>
      )}
    </Stack>
  )
}

interface EntriesProps {
  entries: Levels['entries']
  isTried: boolean
  onChange: (entries: Levels['entries']) => void
}

function Entries({ entries, isTried, onChange }: EntriesProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no names but their places
        <Group key={index} gap={6} align="flex-start">
          <TextInput
            flex="1 1 120px"
            size="xs"
            aria-label={t('hooks.levelsValue')}
            placeholder={t('hooks.levelsValue')}
            maxLength={200}
            value={entry.value}
            onChange={(event) => onChange(entries.with(index, { ...entry, value: event.currentTarget.value }))}
            error={isTried && entry.value.trim() === '' ? t('hooks.whole') : undefined}
          />
          <LevelSelect
            kind="impact"
            size="xs"
            value={entry.impact}
            onChange={(impact) => onChange(entries.with(index, { ...entry, impact }))}
          />
          <LevelSelect
            kind="urgency"
            size="xs"
            value={entry.urgency}
            onChange={(urgency) => onChange(entries.with(index, { ...entry, urgency }))}
          />
          {entries.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('hooks.levelsRemove')}
              onClick={() => onChange(entries.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...entries, firstEntry])}
        >
          {t('hooks.levelsAdd')}
        </Button>
      </div>
    </>
  )
}
