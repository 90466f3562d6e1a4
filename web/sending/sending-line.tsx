import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnected, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SendingSettings } from '#contract/sending.ts'
import type { Inbox } from '#contract/structure.ts'
import { useFormat } from '#web/lib/format.ts'
import { ConnectWizard } from './connect/connect-wizard.tsx'
import { sendingQuery } from './queries.ts'
import css from './sending.module.css'
import { SendingDialog } from './settings/sending-dialog.tsx'

/** How the mail of an inbox leaves, on its card in the settings. */
export function SendingLine({ inbox }: { inbox: Pick<Inbox, 'id' | 'name' | 'address'> }) {
  const { t } = useTranslation('sending')
  const { data } = useQuery(sendingQuery(inbox.id))
  const [open, setOpen] = useState<'connect' | 'settings' | undefined>()
  return (
    <section className={css.line} aria-label={t('line.title')}>
      <h3 className={css.lineTitle}>{t('line.title')}</h3>
      <p className={css.way} data-tone={data?.server?.failingSince ? 'bad' : undefined}>
        {data && <Way settings={data} />}
      </p>
      <Group gap={8}>
        <Button
          size="xs"
          variant={data?.way === 'folder' ? 'filled' : 'default'}
          leftSection={<IconPlugConnected size={15} aria-hidden />}
          aria-label={t('line.connectOf', { name: inbox.name })}
          onClick={() => setOpen('connect')}
        >
          {t('line.connect')}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={t('line.settingsOf', { name: inbox.name })}
          onClick={() => setOpen('settings')}
        >
          {t('line.settings')}
        </Button>
      </Group>
      {open === 'connect' && <ConnectWizard inbox={inbox} onClose={() => setOpen(undefined)} />}
      {open === 'settings' && (
        <SendingDialog inbox={inbox} onConnect={() => setOpen('connect')} onClose={() => setOpen(undefined)} />
      )}
    </section>
  )
}

function Way({ settings: { way, server } }: { settings: SendingSettings }) {
  const { t } = useTranslation('sending')
  const format = useFormat()
  if (way === 'own' && server?.failingSince) {
    const since = format.smart(server.failingSince)
    const fault = t(`fault.${server.fault ?? 'server'}`)
    return (
      <>
        <IconAlertTriangle size={16} aria-hidden />
        <span>{t('line.failing', { host: server.host, since, fault })}</span>
      </>
    )
  }
  return (
    <>
      <IconSend size={16} aria-hidden />
      <span>{way === 'own' ? t('line.own', { host: server?.host ?? '' }) : t(`line.${way}`)}</span>
    </>
  )
}
