import { Title } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RememberedBrowser } from '#contract/sessions.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import rows from '../parts/rows.module.css'
import css from './sessions.module.css'

/** In which browsers no code is asked for; nothing where there is none. */
export function RememberedBrowsers() {
  const { t } = useTranslation('settings')
  const { data } = useQuery({ queryKey: keys.browsers, queryFn: ({ signal }) => api.sessions.browsers({ signal }) })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={css['section']} aria-labelledby="remembered-browsers">
      <Title order={2} size="h4" id="remembered-browsers">
        {t('browsers.title')}
      </Title>
      <p className={css['lead']}>{t('browsers.text')}</p>
      <ul className={rows.rows}>
        {items.map((browser) => (
          <li key={browser.id} className={rows.row}>
            <BrowserRow browser={browser} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function BrowserRow({ browser }: { browser: RememberedBrowser }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const client = useQueryClient()
  const forget = useMutation({
    mutationFn: () => api.sessions.forgetBrowser({ params: { id: browser.id } }),
    onError: showError,
    onSuccess: () => showSuccess(t('browsers.forgotten')),
    onSettled: () => client.invalidateQueries({ queryKey: keys.browsers }),
  })
  const device = browser.device || t('sessions.unknownDevice')
  return (
    <>
      <IconShieldCheck size={22} stroke={1.6} aria-hidden />
      <div className={rows.words}>
        <div className={rows.name}>{device}</div>
        <div className={rows.more}>
          {browser.ip} · {t('sessions.since', { date: format.date(browser.createdAt) })}
        </div>
      </div>
      <div className={rows.aside}>{t('browsers.until', { date: format.date(browser.expiresAt) })}</div>
      <ConfirmButton
        size="xs"
        loading={forget.isPending}
        aria-label={t('browsers.forgetOf', { device })}
        title={t('browsers.forgetTitle')}
        text={t('browsers.forgetText', { device })}
        confirmLabel={t('browsers.forget')}
        onConfirm={() => forget.mutate()}
      >
        {t('browsers.forget')}
      </ConfirmButton>
    </>
  )
}
