import { Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { CheckedTags } from '#web/ui/checked-tags.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { domainOf, isDomain } from '../parts/valid.ts'

interface Props {
  typed: string
  onClose: () => void
}

export function CreateOrganization({ typed, onClose }: Props) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [start] = useState(() => begin(typed.trim()))
  const [value, setValue] = useState(start)
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<typeof start>) => setValue((before) => ({ ...before, ...part }))
  const create = useMutation({
    mutationFn: () => api.organizations.create({ body: value }),
    onSuccess: async (organization) => {
      void client.invalidateQueries({ queryKey: keys.organizations() })
      showSuccess(t('create.done', { name: organization.name }))
      onClose()
      await navigate({ to: '/customers/organizations/$id', params: { id: organization.id } })
    },
  })
  const refused = useFieldErrors(create.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const submit = () => {
    setTried(true)
    if (hasName) create.mutate()
  }
  return (
    <FormModal
      title={t('create.organization')}
      submitLabel={common('add')}
      isDirty={value !== start}
      isSaving={create.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('organization.name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('person.nameMissing') : refused.of('name')}
      />
      <CheckedTags
        label={t('organization.domains')}
        description={t('organization.domainsHelp')}
        value={value.domains}
        onChange={(domains) => set({ domains })}
        isValid={isDomain}
        tidy={domainOf}
        faultText={t('organization.domainInvalid')}
        error={refused.of('domains')}
      />
      <Switch
        label={t('organization.vip')}
        description={t('person.vipHelp')}
        checked={value.isVip}
        onChange={(event) => set({ isVip: event.currentTarget.checked })}
      />
    </FormModal>
  )
}

function begin(typed: string) {
  const domains: string[] = isDomain(typed) ? [typed] : []
  return { name: domains.length > 0 ? '' : typed, domains, isVip: false, notes: '' }
}
