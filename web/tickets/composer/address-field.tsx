import { Combobox, PillsInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emailAddress } from '#contract/common.ts'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { TagPill } from '#web/ui/pills.tsx'
import css from './recipients.module.css'

interface Props {
  label: string
  addresses: string[]
  onChange: (addresses: string[]) => void
  startsFocused?: boolean
  error?: string | undefined
}

/** Mail addresses, found by name or typed; several may be pasted at once. */
export function AddressField({ label, addresses, onChange, startsFocused = false, error }: Props) {
  const { t } = useTranslation('tickets')
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState('')
  const [bad, setBad] = useState<string>()
  const people = usePeopleWithAddress(typed).filter(({ email }) => email !== null && !addresses.includes(email))

  function add(more: string[]) {
    if (more.length > 0) onChange([...new Set([...addresses, ...more])])
    setTyped('')
    setBad(undefined)
    combobox.closeDropdown()
  }

  function take() {
    const { taken, wrong } = addressesIn(typed)
    setBad(wrong)
    if (wrong === undefined) add(taken)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={(email) => add([email])} position="bottom-start" width={320}>
      <Combobox.DropdownTarget>
        <PillsInput
          size="xs"
          variant="unstyled"
          className={css['field'] ?? ''}
          error={bad === undefined ? error : t('composer.badAddress', { address: bad })}
          onClick={() => input.current?.focus()}
        >
          <span className={css['row']}>
            <span aria-hidden>{label}</span>
            {addresses.map((address) => (
              <TagPill
                key={address}
                tag={address}
                onRemove={() => onChange(addresses.filter((one) => one !== address))}
              />
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                ref={input}
                inputMode="email"
                autoFocus={startsFocused}
                aria-label={label}
                placeholder={t('composer.ccHint')}
                value={typed}
                onChange={(event) => {
                  setTyped(event.currentTarget.value)
                  combobox.openDropdown()
                  combobox.resetSelectedOption()
                }}
                onBlur={() => {
                  combobox.closeDropdown()
                  take()
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Backspace' && typed === '') onChange(addresses.slice(0, -1))
                  const isChoosing = combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0
                  const ends =
                    event.key === 'Enter'
                      ? !isChoosing
                      : [',', ';'].includes(event.key) || endsAddress(event.key, typed)
                  if (!ends || event.ctrlKey || event.metaKey) return
                  event.preventDefault()
                  take()
                }}
              />
            </Combobox.EventsTarget>
          </span>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={people.length === 0}>
        <Combobox.Options aria-label={label}>
          {people.map((person) => (
            <Combobox.Option key={person.id} value={person.email ?? ''}>
              <span className={css['person']}>{person.name}</span>
              <span className={css['address']}>{person.email}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** A blank ends an address; in a name that is being looked for it is part of it. */
function endsAddress(key: string, typed: string): boolean {
  return key === ' ' && typed.includes('@')
}

export function addressesIn(typed: string): { taken: string[]; wrong: string | undefined } {
  const parts = typed
    .split(/[,;\n]+/)
    .map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim())
    .flatMap((part) => (part.includes('@') ? part.split(/\s+/) : [part]))
    .filter((part) => part !== '')
  const wrong = parts.find((part) => !emailAddress.safeParse(part).success)
  return { taken: wrong === undefined ? parts.map((part) => emailAddress.parse(part)) : [], wrong }
}

function usePeopleWithAddress(typed: string): Person[] {
  const [q] = useDebouncedValue(typed.trim(), 180)
  const query = { limit: 8, q }
  const { data } = useQuery({
    queryKey: keys.people(query),
    queryFn: ({ signal }) => api.people.list({ query, signal }),
    enabled: q.length > 1,
  })
  return q.length > 1 && typed.trim() !== '' ? (data?.items ?? []) : []
}
