import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLanguage } from '#web/lib/language.ts'
import { api } from '../api.ts'
import { isAddress } from '../entry/is-address.ts'
import { Refusal } from '../frame/failed.tsx'
import { isPerson, useVisitor } from '../visitor.ts'
import css from './announcements.module.css'

/** Asks for the announcements by mail; they begin when the address has been confirmed. */
export function SubscribeForm() {
  const { t, i18n } = useTranslation('announcements')
  const visitor = useVisitor()
  const [email, setEmail] = useState(isPerson(visitor) ? (visitor.email ?? '') : '')
  const [isTried, setTried] = useState(false)
  const language = isLanguage(i18n.language) ? i18n.language : 'es'
  const subscribe = useMutation({
    mutationFn: () => api.announcements.subscribe({ body: { email: email.trim(), language } }),
  })
  const isBad = !isAddress(email.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isBad && !subscribe.isPending) subscribe.mutate()
  }
  return (
    <section className={css['subscribe']} aria-labelledby="subscribe">
      <h2 id="subscribe">{t('subscribe.title')}</h2>
      {subscribe.isSuccess ? (
        <p role="status">{t('subscribe.sent')}</p>
      ) : (
        <form noValidate onSubmit={submit}>
          {subscribe.isError && <Refusal error={subscribe.error} />}
          <div className={css['row']}>
            <TextInput
              type="email"
              autoComplete="email"
              label={t('subscribe.email')}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={isTried && isBad ? t('subscribe.bad') : undefined}
            />
            <Button type="submit" variant="light" loading={subscribe.isPending}>
              {t('subscribe.send')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
