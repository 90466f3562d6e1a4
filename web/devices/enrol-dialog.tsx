import { Button, CopyButton, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Device } from '#contract/devices.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { Loading } from '#web/ui/loading.tsx'
import { deviceQuery } from './api.ts'
import css from './devices.module.css'

interface Props {
  device: Device
  onClose: () => void
}

/** The command to run on the machine, and, without reloading, that it has come. */
export function EnrolDialog({ device, onClose }: Props) {
  const { t } = useTranslation('devices')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const code = useQuery({
    queryKey: ['enrolment-code', device.id],
    queryFn: () => api.deviceAgents.makeCode({ params: { id: device.id } }),
    // Each code ends the one before: it is asked for once, and shown once.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const { data: now = device } = useQuery(deviceQuery(device.id))
  const isThere = now.enrolledAt !== device.enrolledAt
  return (
    <Modal
      opened
      size="lg"
      title={t('enrol.title', { name: device.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
      onClose={onClose}
    >
      <Loading query={code}>
        {({ command, expiresAt }) => (
          <Stack gap="md">
            <Text size="sm">{t('enrol.text')}</Text>
            <code className={css['command']}>{command}</code>
            <CopyButton value={command}>
              {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'enrol.copied' : 'enrol.copy')}</Button>}
            </CopyButton>
            <Text size="sm" c="dimmed" role="status">
              {isThere ? t('enrol.done') : t('enrol.waiting', { time: format.time(expiresAt) })}
            </Text>
          </Stack>
        )}
      </Loading>
    </Modal>
  )
}
