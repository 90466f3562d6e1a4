import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { FieldOption } from '#contract/fields.ts'
import { useLabel } from '#web/lib/field-words.ts'
import css from './options-field.module.css'

interface Props {
  value: FieldOption[]
  /** Those that tickets may have: they are archived, not removed. */
  saved: FieldOption[]
  isTree: boolean
  error: string | undefined
  onChange: (options: FieldOption[]) => void
}

const most = 500

export function OptionsField({ value, saved, isTree, error, onChange }: Props) {
  const { t } = useTranslation('settings')
  const list = useRef<HTMLUListElement>(null)
  const add = () => {
    // A value of its own that no name decides: names may change, and be the same on two branches.
    const option = {
      value: crypto.randomUUID().slice(0, 8),
      labels: { es: '', en: '' },
      parent: null,
      isArchived: false,
    }
    // At once: whoever types fast is in the new row with the next letter.
    flushSync(() => onChange([...value, option]))
    list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus()
  }
  return (
    <Input.Wrapper label={t('fields.options')} labelElement="div" error={error}>
      <ul className={css['options']} ref={list}>
        {value.map((option, index) => (
          <li key={option.value} className={css['option']} data-archived={option.isArchived || undefined}>
            <OptionRow
              option={option}
              all={value}
              position={index + 1}
              isTree={isTree}
              isSaved={saved.some((one) => one.value === option.value)}
              onChange={(part) => onChange(value.map((one) => (one === option ? { ...one, ...part } : one)))}
              onEnter={add}
              onUp={() => onChange(value.toSpliced(index, 1).toSpliced(index - 1, 0, option))}
              onRemove={() => onChange(without(value, option))}
            />
          </li>
        ))}
      </ul>
      {value.length < most && (
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
          {t('fields.addOption')}
        </Button>
      )}
    </Input.Wrapper>
  )
}

/** What hung on it hangs on what it hung on. */
function without(options: FieldOption[], gone: FieldOption): FieldOption[] {
  return options
    .filter((one) => one !== gone)
    .map((one) => (one.parent === gone.value ? { ...one, parent: gone.parent } : one))
}

interface RowProps {
  option: FieldOption
  all: FieldOption[]
  position: number
  isTree: boolean
  isSaved: boolean
  onChange: (part: Partial<FieldOption>) => void
  onEnter: () => void
  onUp: () => void
  onRemove: () => void
}

function OptionRow({ option, all, position, isTree, isSaved, onChange, onEnter, onUp, onRemove }: RowProps) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  return (
    <>
      {(['es', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          className={css['name']}
          lang={language}
          aria-label={t(language === 'es' ? 'fields.optionEs' : 'fields.optionEn', { position })}
          placeholder={language.toUpperCase()}
          maxLength={120}
          value={option.labels[language]}
          onChange={(event) => onChange({ labels: { ...option.labels, [language]: event.currentTarget.value } })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            onEnter()
          }}
        />
      ))}
      {isTree && (
        <Select
          className={css['name']}
          aria-label={t('fields.optionParent', { position })}
          placeholder={t('fields.top')}
          clearable
          clearButtonProps={{ 'aria-label': t('fields.top') }}
          data={all
            .filter((one) => one !== option && label(one.labels) !== '')
            .map((one) => ({ value: one.value, label: label(one.labels) }))}
          value={option.parent}
          onChange={(parent) => onChange({ parent })}
        />
      )}
      {position > 1 && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('fields.optionUp', { position })} onClick={onUp}>
          <IconArrowUp size={16} />
        </ActionIcon>
      )}
      {isSaved ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(option.isArchived ? 'fields.optionRestore' : 'fields.optionArchive', { position })}
          onClick={() => onChange({ isArchived: !option.isArchived })}
        >
          {option.isArchived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
        </ActionIcon>
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('fields.optionRemove', { position })}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </>
  )
}
