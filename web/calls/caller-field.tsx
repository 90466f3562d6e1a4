import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import type { CallForm, NewCaller } from './call-form.ts'
import css from './calls.module.css'

/** The caller by number, name or address; or what is known of a new one. */
export function CallerField({ form }: { form: CallForm }) {
  const { t } = useTranslation('calls')
  const { caller, newCaller } = form.values
  if (newCaller !== null) return <NewCallerFields form={form} caller={newCaller} />

  return (
    <PersonPicker
      label={t('caller')}
      required
      placeholder={t('callerHint')}
      value={caller}
      error={form.errors['caller']}
      onChange={(person) => form.setValues({ caller: person, ticketNumber: null })}
      onCreate={(typed) => form.setValues({ caller: null, ticketNumber: null, newCaller: callerFrom(typed) })}
      createLabel={(typed) => t('newCaller', { typed })}
    />
  )
}

function NewCallerFields({ form, caller }: { form: CallForm; caller: NewCaller }) {
  const { t } = useTranslation('calls')
  const set = (patch: Partial<NewCaller>) => form.setFieldValue('newCaller', { ...caller, ...patch })

  return (
    <fieldset className={css['person']}>
      <legend>{t('newCallerTitle')}</legend>
      <TextInput
        label={t('name')}
        maxLength={120}
        autoFocus={caller.name === ''}
        value={caller.name}
        error={form.errors['newCaller']}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('phone')}
        type="tel"
        maxLength={40}
        autoFocus={caller.name !== ''}
        value={caller.phone}
        error={form.errors['caller.phone']}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      <TextInput
        label={t('email')}
        type="email"
        value={caller.email}
        error={form.errors['caller.email']}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <Button variant="default" onClick={() => form.setFieldValue('newCaller', null)}>
        {t('otherCaller')}
      </Button>
    </fieldset>
  )
}

/** What was typed goes where it belongs. */
function callerFrom(typed: string): NewCaller {
  const empty = { name: '', phone: '', email: '' }
  if (typed.includes('@')) return { ...empty, email: typed }
  return /^[+\d][\d\s().\-/]*$/.test(typed) ? { ...empty, phone: typed } : { ...empty, name: typed }
}
