import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import css from './option-list.module.css'
import type { OptionKeys } from './use-option-keys.ts'

interface Props<Item> {
  options: OptionKeys<Item>
  label: string
  value: string
  onChange: (value: string) => void
}

/** Where the keys of an option list are pressed. */
export function OptionSearch<Item>({ options, label, value, onChange }: Props<Item>) {
  const { active, listId, found } = options
  return (
    <TextInput
      data-autofocus
      className={css.search ?? ''}
      role="combobox"
      aria-expanded={found.length > 0}
      aria-controls={listId}
      aria-autocomplete="list"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Tab' && options.takes(event.key)) event.preventDefault()
      }}
      {...(active && { 'aria-activedescendant': options.optionId(active) })}
    />
  )
}
