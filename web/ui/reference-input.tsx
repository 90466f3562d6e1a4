import { type ComboboxItem, MultiSelect, Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldNames } from '#contract/fields.ts'
import type { ReferenceType } from '#contract/reference-types.ts'
import { useReferences, useReferenceWords } from '#web/lib/references.ts'
import css from './reference-input.module.css'

interface Shared {
  type: ReferenceType
  size: 'xs' | 'sm' | 'md'
  label?: string
  'aria-label'?: string
  description?: string
  error?: ReactNode
  required?: boolean
  readOnly?: boolean
  onBlur?: () => void
  /** What is known of the names of those that are chosen. */
  names?: FieldNames | undefined
  /** Offered before those that were found, as what is no record. */
  extra?: ComboboxItem[]
}

interface OneProps extends Shared {
  value: string | null
  /** Null takes the choice away; never where it is required. */
  onChange: (id: string | null) => void
}

/** Finds a person or a device by what is typed. */
export function ReferenceInput({ value, onChange, names, extra = [], ...input }: OneProps) {
  const { t } = useTranslation('common')
  const choices = useChoices(input.type, value === null ? [] : [value], { names, extra })
  const { type, ...shown } = input
  return (
    <Select
      {...shown}
      {...choices.props}
      placeholder={t(`find.${type}`)}
      clearable={!shown.readOnly}
      clearButtonProps={{ 'aria-label': t('clearField', { name: shown.label ?? shown['aria-label'] ?? '' }) }}
      value={value}
      onChange={onChange}
    />
  )
}

interface SeveralProps extends Shared {
  value: string[]
  onChange: (ids: string[]) => void
}

/** The same for several. */
export function ReferencesInput({ value, onChange, names, extra = [], ...input }: SeveralProps) {
  const { t } = useTranslation('common')
  const choices = useChoices(input.type, value, { names, extra })
  const { type, ...shown } = input
  return (
    <MultiSelect
      {...shown}
      {...choices.props}
      placeholder={value.length === 0 ? t(`find.${type}`) : ''}
      value={value}
      onChange={onChange}
    />
  )
}

/** The server has chosen already; it also looks at addresses and numbers. */
const asFound: NonNullable<SelectProps['filter']> = ({ options }) => options

interface Beside {
  names: FieldNames | undefined
  extra: ComboboxItem[]
}

/** The chosen ones stay among the choices, so that they have a name. */
function useChoices(type: ReferenceType, chosen: string[], { names = {}, extra }: Beside) {
  const { t } = useTranslation('common')
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [picked, setPicked] = useState<FieldNames>({})
  const wordOf = useReferenceWords()
  const nameOf = (id: string) =>
    extra.find(({ value }) => value === id)?.label ?? names[id] ?? picked[id] ?? wordOf(type, id)
  const [q] = useDebouncedValue(typed.trim(), 180)
  const wanted = chosen.some((id) => nameOf(id) === q) ? '' : q
  const found = useReferences(type, wanted, isOpen)
  const details = new Map(found.map(({ id, detail }) => [id, detail]))
  const data = new Map(extra.map((one) => [one.value, one.label]))
  for (const { id, name } of found) data.set(id, name)
  for (const id of chosen) if (!data.has(id)) data.set(id, nameOf(id))

  const renderOption: SelectProps['renderOption'] = ({ option }) => (
    <span className={css['option']}>
      <span>{option.label}</span>
      <span className={css['detail']}>{details.get(option.value)}</span>
    </span>
  )
  return {
    props: {
      data: [...data].map(([value, label]) => ({ value, label })),
      filter: asFound,
      searchable: true,
      nothingFoundMessage: t('nothingFound'),
      searchValue: typed,
      onSearchChange: setTyped,
      onDropdownOpen: () => setOpen(true),
      onDropdownClose: () => setOpen(false),
      onOptionSubmit: (id: string) => setPicked((before) => ({ ...before, [id]: data.get(id) ?? '' })),
      renderOption,
    },
  }
}
