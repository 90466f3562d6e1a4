import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FormPart } from './form-part.ts'
import css from './new-form.module.css'

export function WhoAreYou({ draft, faults, onChange }: FormPart) {
  const { t } = useTranslation('portal')
  return (
    <fieldset className={css['who']}>
      <legend>{t('new.who')}</legend>
      <TextInput
        size="md"
        required
        withAsterisk={false}
        maxLength={120}
        autoComplete="name"
        label={t('new.name')}
        value={draft.name}
        error={faults.name && t('new.needName')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        required
        withAsterisk={false}
        type="email"
        maxLength={254}
        autoComplete="email"
        label={t('new.email')}
        value={draft.email}
        error={faults.email && t('new.needEmail')}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <p>{t('new.emailHint')}</p>
    </fieldset>
  )
}
