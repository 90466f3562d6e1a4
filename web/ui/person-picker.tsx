import { CloseButton, Combobox, InputBase, ScrollArea, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, PersonRef, Role } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Avatar } from './avatar.tsx'
import css from './person-picker.module.css'

interface Props {
  label: string
  value: PersonRef | null
  onChange: (person: Person | null) => void
  /** Only those who can be assigned tickets. */
  assignable?: boolean
  /** Only people of this role. */
  ofRole?: Role
  organizationId?: string
  placeholder?: string
  description?: ReactNode
  error?: ReactNode
  required?: boolean
  size?: 'xs' | 'sm' | 'md'
  /** Offered for what was typed, as a new person. */
  onCreate?: (text: string) => void
  createLabel?: (text: string) => string
  autoFocus?: boolean
}

const createValue = '$create'

/** Finds a person by name, address or number while one types. */
export function PersonPicker({ label, value, onChange, onCreate, createLabel, ...props }: Props) {
  const { t } = useTranslation('common')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState<string | undefined>()
  const { ofRole, assignable = false, organizationId } = props
  const among = { organizationId, ...(ofRole && { role: ofRole }), ...(assignable && { assignable }) }
  const { people, isKnown } = usePeople(typed ?? '', among, combobox.dropdownOpened)
  const text = typed?.trim() ?? ''

  function submit(choice: string) {
    if (choice === createValue) onCreate?.(text)
    const person = people.find((one) => one.id === choice)
    if (person) onChange(person)
    setTyped(undefined)
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target>
        <InputBase
          label={label}
          size={props.size ?? 'sm'}
          description={props.description}
          error={props.error}
          required={props.required ?? false}
          placeholder={props.placeholder ?? t('searchPeople')}
          autoFocus={props.autoFocus ?? false}
          data-autofocus={props.autoFocus || undefined}
          value={typed ?? value?.name ?? ''}
          leftSection={value && typed === undefined ? <Avatar name={value.name} id={value.id} size={20} /> : undefined}
          rightSection={
            value ? (
              <CloseButton size="sm" aria-label={t('clearField', { name: label })} onClick={() => onChange(null)} />
            ) : (
              <Combobox.Chevron />
            )
          }
          rightSectionPointerEvents={value ? 'all' : 'none'}
          onFocus={(event) => {
            event.currentTarget.select()
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            setTyped(undefined)
            combobox.closeDropdown()
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label}>
          <ScrollArea.Autosize mah={280} type="auto">
            {people.map((person) => (
              <Combobox.Option key={person.id} value={person.id} active={person.id === value?.id}>
                <PersonLine person={person} />
              </Combobox.Option>
            ))}
            {onCreate && text !== '' && isKnown && (
              <Combobox.Option value={createValue}>{createLabel?.(text) ?? text}</Combobox.Option>
            )}
            {people.length === 0 && isKnown && !(onCreate && text !== '') && (
              <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>
            )}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function PersonLine({ person }: { person: Person }) {
  return (
    <span className={css.line}>
      <Avatar name={person.name} id={person.id} size={26} />
      <span className={css.words}>
        <span className={css.name}>{person.name}</span>
        <span className={css.more}>
          {[person.email ?? person.phones[0], person.organization?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
    </span>
  )
}

interface Among {
  organizationId: string | undefined
  role?: Role
  assignable?: boolean
}

function usePeople(q: string, among: Among, isOpen: boolean) {
  const [wanted] = useDebouncedValue(q.trim(), 180)
  const query = { limit: 20, ...(wanted && { q: wanted }), ...among }
  const { data, isPlaceholderData } = useQuery({
    queryKey: keys.people(query),
    queryFn: ({ signal }) => api.people.list({ query, signal }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  })
  // Until then what is there may answer what was typed before.
  const isKnown = data !== undefined && !isPlaceholderData && wanted === q.trim()
  return { people: data?.items ?? [], isKnown }
}
