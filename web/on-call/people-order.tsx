import { ActionIcon } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '#contract/people.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import css from './on-call.module.css'

interface Props {
  value: PersonRef[]
  onChange: (people: PersonRef[]) => void
  error: string | undefined
}

/** People in the order of their turns. */
export function PeopleOrder({ value, onChange, error }: Props) {
  const { t } = useTranslation('onCall')
  const without = (id: string) => value.filter((one) => one.id !== id)
  return (
    <div>
      <PersonPicker
        // Emptied after each choice, ready for the next one.
        key={value.length}
        label={t('addPerson')}
        assignable
        value={null}
        error={error}
        onChange={(person) => {
          if (!person) return
          const { id, name, email, role } = person
          onChange([...without(id), { id, name, email, role }])
        }}
      />
      {value.length > 0 && (
        <ol className={css['order']} aria-label={t('people')}>
          {value.map(({ id, name }, index) => (
            <li key={id} className={css['shift']}>
              <Avatar name={name} id={id} size={24} />
              <span className={css['who']}>{name}</span>
              {index > 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('up', { name })}
                  onClick={() => onChange(movedUp(value, index))}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('removePerson', { name })}
                onClick={() => onChange(without(id))}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function movedUp(people: PersonRef[], index: number): PersonRef[] {
  return people.toSpliced(index, 1).toSpliced(index - 1, 0, ...people.slice(index, index + 1))
}
