import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emailAddress, type Language, languages } from '#contract/common.ts'
import type { Role } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { useDesk } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { useDraft } from '../parts/use-draft.ts'
import { RoleChoice } from './role-choice.tsx'
import { TeamSelect } from './team-select.tsx'

interface Invitation {
  name: string
  email: string
  role: Role
  language: Language
  teamIds: string[]
}

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const desk = useDesk()
  const client = useQueryClient()
  const [isTried, setTried] = useState(false)
  const empty: Invitation = { name: '', email: '', role: 'agent', language: desk.language, teamIds: [] }
  const { value, set, isDirty } = useDraft(empty)
  const invite = useMutation({
    mutationFn: (body: Invitation) => api.people.create({ body }),
    onSuccess: async (person) => {
      await client.invalidateQueries({ queryKey: keys.people() })
      await client.invalidateQueries({ queryKey: keys.teams })
      showSuccess(t('people.invited', { name: person.name }))
      onClose()
    },
  })
  const refused = useFieldErrors(invite.error, { address_taken: 'email' })
  const hasName = value.name.trim() !== ''
  const hasAddress = emailAddress.safeParse(value.email).success
  const submit = () => {
    setTried(true)
    if (hasName && hasAddress) invite.mutate(value)
  }
  return (
    <FormModal
      title={t('people.inviteTitle')}
      text={t('people.inviteText')}
      submitLabel={t('people.inviteSubmit')}
      isDirty={isDirty}
      isSaving={invite.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={common('name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
      />
      <TextInput
        type="email"
        label={common('email')}
        value={value.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
        error={isTried && !hasAddress ? t('addressInvalid') : refused.of('email')}
      />
      <RoleChoice value={value.role} onChange={(role) => set({ role })} error={refused.of('role')} />
      <Select
        label={common('language')}
        allowDeselect={false}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        value={value.language}
        onChange={(language) => isLanguage(language) && set({ language })}
      />
      <TeamSelect value={value.teamIds} onChange={(teamIds) => set({ teamIds })} />
    </FormModal>
  )
}
