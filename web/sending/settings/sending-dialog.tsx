import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SendingSettings } from '#contract/sending.ts'
import type { Inbox } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { sendingQuery } from '../queries.ts'
import { AdviceSection } from './advice-section.tsx'
import { DkimSection } from './dkim-section.tsx'
import { RateForm } from './rate-form.tsx'
import css from './settings.module.css'

interface Props {
  inbox: Pick<Inbox, 'id' | 'name' | 'address'>
  onConnect: () => void
  onClose: () => void
}

/** How the mails of an inbox leave: by which server, how many, signed by which key, and what the DNS says of it. */
export function SendingDialog({ inbox, onConnect, onClose }: Props) {
  const { t } = useTranslation('sending')
  const settings = useQuery(sendingQuery(inbox.id))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.title', { name: inbox.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('connect.close') }}
    >
      <Loading query={settings}>
        {(data) => (
          <Stack gap="lg">
            <ServerSection inboxId={inbox.id} settings={data} onConnect={onConnect} />
            <RateForm inboxId={inbox.id} saved={data.mailsPerMinute} />
            <DkimSection inboxId={inbox.id} dkim={data.dkim} domain={inbox.address.split('@')[1] ?? ''} />
            <AdviceSection inboxId={inbox.id} />
          </Stack>
        )}
      </Loading>
    </Modal>
  )
}

interface ServerProps {
  inboxId: string
  settings: SendingSettings
  onConnect: () => void
}

function ServerSection({ inboxId, settings: { server, way }, onConnect }: ServerProps) {
  const { t } = useTranslation('sending')
  const format = useFormat()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.sending.removeServer({ params: { id: inboxId } }),
    onSuccess: (data) => {
      client.setQueryData(sendingQuery(inboxId).queryKey, data)
      showSuccess(t('settings.removed'))
    },
    onError: showError,
  })
  return (
    <section>
      <h3 className={css.title}>{t('settings.server')}</h3>
      {server === null ? (
        <p className={css.text}>{t(way === 'desk' ? 'line.desk' : 'line.folder')}</p>
      ) : (
        <>
          <p className={css.strong}>
            {server.host}:{server.port} · {t(`connect.${server.security}`)}
          </p>
          <p className={css.text}>
            {server.username === '' ? t('settings.noSignIn') : t('settings.signsInAs', { name: server.username })}
            {server.lastSuccessAt && ` · ${t('settings.lastSuccess', { when: format.relative(server.lastSuccessAt) })}`}
          </p>
          {server.fault !== null && (
            <p className={css.bad} role="alert">
              {t(`fault.${server.fault}`)} {t(`advice.${server.fault}`)}
              <span className={css.said}>{server.faultDetail}</span>
            </p>
          )}
        </>
      )}
      <Group gap={8} mt={8}>
        <Button size="xs" variant={server === null ? 'filled' : 'default'} onClick={onConnect}>
          {server === null ? t('line.connect') : t('settings.change')}
        </Button>
        {server !== null && (
          <ConfirmButton
            size="xs"
            title={t('settings.removeTitle')}
            text={t('settings.removeText')}
            confirmLabel={t('settings.remove')}
            onConfirm={() => remove.mutate()}
          >
            {t('settings.remove')}
          </ConfirmButton>
        )}
      </Group>
    </section>
  )
}
