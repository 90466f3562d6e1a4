import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { showSuccess } from '../frame/toast.ts'
import { useGo } from '../link.tsx'
import css from './approvals.module.css'

/** Lets somebody else decide, who is named by the address. */
export function PassOn({ id }: { id: string }) {
  const { t } = useTranslation('approvals')
  const go = useGo()
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const pass = useMutation({
    mutationFn: () => api.approvalVotes.passOn({ params: { id }, body: { email } }),
    onSuccess: async () => {
      showSuccess(t('passOn.done', { name: email }))
      await queryClient.invalidateQueries({ queryKey: keys.ownApprovals, refetchType: 'none' })
      await go('/approvals')
    },
  })
  const refused = useFieldErrors(pass.error)
  if (!isOpen) {
    return (
      <div>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          {t('passOn')}
        </Button>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    pass.mutate()
  }
  return (
    <form noValidate className={css['passOn']} onSubmit={submit}>
      <TextInput
        type="email"
        autoFocus
        autoComplete="off"
        label={t('passOn.email')}
        description={t('passOn.emailHelp')}
        value={email}
        error={refused.of('email') ?? refused.rest}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" loading={pass.isPending}>
        {t('passOn.do')}
      </Button>
    </form>
  )
}
