import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '#contract/common.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { useDesk } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { OrganizationPicker } from '../parts/organization-picker.tsx'
import { beginPerson, bodyOfPerson, faultsOfPerson, type NewPerson } from './new-person.ts'

interface Props {
  /** What was looked for in vain: most likely who is to be added. */
  typed: string
  onClose: () => void
}

export function CreatePerson({ typed, onClose }: Props) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const desk = useDesk()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [start] = useState(() => beginPerson(typed, desk.language))
  const [value, setValue] = useState(start)
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<NewPerson>) => setValue((before) => ({ ...before, ...part }))
  const create = useMutation({
    mutationFn: () => api.people.create({ body: bodyOfPerson(value) }),
    onSuccess: async (person) => {
      void client.invalidateQueries({ queryKey: keys.people() })
      showSuccess(t('create.done', { name: person.name }))
      onClose()
      await navigate({ to: '/customers/people/$id', params: { id: person.id } })
    },
  })
  const refused = useFieldErrors(create.error, { address_taken: 'email' })
  const faults = faultsOfPerson(value)
  const words = {
    name: t('person.nameMissing'),
    email: t('person.addressInvalid'),
    phone: t('person.phoneInvalid'),
    contact: t('create.contactMissing'),
  }
  const faultOf = (field: keyof typeof words) => (isTried && faults.includes(field) ? words[field] : undefined)
  const submit = () => {
    setTried(true)
    if (faults.length === 0) create.mutate()
  }
  return (
    <FormModal
      title={t('create.person')}
      submitLabel={common('add')}
      isDirty={value !== start}
      isSaving={create.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('person.name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={faultOf('name') ?? refused.of('name')}
      />
      <TextInput
        type="email"
        label={t('person.email')}
        value={value.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
        error={faultOf('email') ?? faultOf('contact') ?? refused.of('email')}
      />
      <TextInput
        type="tel"
        label={t('create.phone')}
        value={value.phone}
        onChange={(event) => set({ phone: event.currentTarget.value })}
        error={faultOf('phone') ?? refused.of('phones')}
      />
      <OrganizationPicker
        label={t('person.organization')}
        value={value.organization}
        onChange={(organization) => set({ organization })}
      />
      <Select
        label={t('person.language')}
        allowDeselect={false}
        data={languages.map((language: Language) => ({ value: language, label: languageNames[language] }))}
        value={value.language}
        onChange={(language) => isLanguage(language) && set({ language })}
      />
    </FormModal>
  )
}
