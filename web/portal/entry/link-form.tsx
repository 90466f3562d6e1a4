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
  email: string
  onEmail: (email: string) => void
}

/** Says the same whether the address is known or not. */
export function LinkForm({ email, onEmail }: Props) {
  const { t } = useTranslation('portal')
  const [isWrong, setWrong] = useState(false)
  const ask = useMutation({ mutationFn: () => api.sessions.requestLink({ body: { email } }) })
  if (ask.isSuccess) return <Sent email={email} onAgain={ask.reset} />

  function submit(event: FormEvent) {
    event.preventDefault()
    setWrong(!isAddress(email))
    if (isAddress(email)) ask.mutate()
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

function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const { t } = useTranslation('portal')
  return (
    <div role="status" className={css['sent']}>
      <IconMailOpened size={30} stroke={1.6} aria-hidden />
      <h2>{t('enter.sentTitle')}</h2>
      <p>{t('enter.sentText', { email: email.trim() })}</p>
      <p className={css['note']}>{t('enter.sentHint')}</p>
      <Button variant="default" size="compact-md" onClick={onAgain}>
        {t('enter.again')}
      </Button>
    </div>
  )
}
