import { Input } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '#contract/people.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import css from './approvers-field.module.css'

interface Props {
  value: PersonRef[]
  onChange: (people: PersonRef[]) => void
  error?: string | undefined
}

/** Several people, agents or not, found by name one after the other. */
export function ApproversField({ value, onChange, error }: Props) {
  const { t } = useTranslation('approvals')
  return (
    <div className={css['field']}>
      {value.length > 0 && (
        <ul className={css['chosen']} aria-label={t('approvers.list')}>
          {value.map(({ id, name }) => (
            <li key={id} className={css['one']}>
              {name}
              <button
                type="button"
                aria-label={t('approvers.remove', { name })}
                onClick={() => onChange(value.filter((one) => one.id !== id))}
              >
                <IconX size={13} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PersonPicker
        size="xs"
        label={t('approvers.add')}
        value={null}
        onChange={(person) => {
          if (person && !value.some(({ id }) => id === person.id)) onChange([...value, person])
        }}
      />
      {error && <Input.Error>{error}</Input.Error>}
    </div>
  )
}
