import { Button, TextInput } from '@mantine/core'
import { IconMailForward, IconMailOpened } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Refusal } from '../frame/failed.tsx'
import { isAddress } from './is-address.ts'
import css from './sign-in-card.module.css'

interface Props {
  /** `link` signs in without a password, `reset` lets choose a new one. */
  kind: 'link' | 'reset'
  email: string
  onEmail: (email: string) => void
}

/** Says the same whether the address is known or not. */
export function LinkForm({ kind, email, onEmail }: Props) {
  const { t } = useTranslation('portal')
  const [isWrong, setWrong] = useState(false)
  const ask = useMutation({
    mutationFn: async (body: { email: string }) => {
      await (kind === 'link' ? api.sessions.requestLink({ body }) : api.sessions.requestReset({ body }))
    },
  })
  if (ask.isSuccess) return <Sent kind={kind} email={email} onAgain={ask.reset} />

  function submit(event: FormEvent) {
    event.preventDefault()
    setWrong(!isAddress(email))
    if (isAddress(email)) ask.mutate({ email })
  }

  return (
    <form noValidate className={css['form']} onSubmit={submit}>
      {ask.isError && <Refusal error={ask.error} />}
      <TextInput
        size="md"
        type="email"
        required
        withAsterisk={false}
        autoComplete="email"
        label={t('enter.email')}
        value={email}
        error={isWrong && t('new.needEmail')}
        onChange={(event) => {
          onEmail(event.currentTarget.value)
          setWrong(false)
        }}
      />
      <Button type="submit" size="md" loading={ask.isPending} leftSection={<IconMailForward size={18} aria-hidden />}>
        {t('enter.send')}
      </Button>
    </form>
  )
}

function Sent({ kind, email, onAgain }: Omit<Props, 'onEmail'> & { onAgain: () => void }) {
  const { t } = useTranslation('portal')
  return (
    <div role="status" className={css['sent']}>
      <IconMailOpened size={30} stroke={1.6} aria-hidden />
      <h2>{t('enter.sentTitle')}</h2>
      <p>{t(kind === 'link' ? 'enter.sentText' : 'enter.sentReset', { email: email.trim() })}</p>
      <p className={css['note']}>{t('enter.sentHint')}</p>
      <Button variant="default" size="compact-md" onClick={onAgain}>
        {t('enter.again')}
      </Button>
    </div>
  )
}
