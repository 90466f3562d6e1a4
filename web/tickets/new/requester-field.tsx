import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import css from './new-ticket.module.css'
import type { NewTicketForm } from './new-ticket-form.ts'

/** Somebody whom the desk knows, or somebody new by address. */
export function RequesterField({ form }: { form: NewTicketForm }) {
  const { t } = useTranslation('tickets')
  const { requester, newPerson } = form.values

  function add(typed: string) {
    const isAddress = typed.includes('@')
    form.setFieldValue('newPerson', { name: isAddress ? '' : typed, email: isAddress ? typed : '' })
  }

  if (newPerson !== null) {
    return (
      <fieldset className={css['person']}>
        <legend>{t('new.requester')}</legend>
        <TextInput
          label={t('new.requesterName')}
          value={newPerson.name}
          maxLength={120}
          autoFocus={newPerson.name === ''}
          onChange={(event) => form.setFieldValue('newPerson', { ...newPerson, name: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          label={t('requester.email')}
          required
          value={newPerson.email}
          autoFocus={newPerson.name !== ''}
          error={form.errors['newPerson'] ?? form.errors['requester.email']}
          onChange={(event) => form.setFieldValue('newPerson', { ...newPerson, email: event.currentTarget.value })}
        />
        <Button variant="default" onClick={() => form.setFieldValue('newPerson', null)}>
          {t('new.requesterChange')}
        </Button>
      </fieldset>
    )
  }

  return (
    <PersonPicker
      label={t('new.requester')}
      required
      placeholder={t('new.requesterHint')}
      value={requester}
      error={form.errors['requester']}
      onChange={(person) => form.setFieldValue('requester', person)}
      onCreate={add}
      createLabel={(typed) => t('new.requesterNew', { typed })}
    />
  )
}
