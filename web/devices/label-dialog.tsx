import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Device } from '#contract/devices.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useDesk } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { QrCode } from '#web/ui/qr-code.tsx'
import css from './label.module.css'

/** The label of a device, to be printed and stuck on it. */
export function LabelDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { t: common } = useTranslation('common')
  const errorText = useErrorText()
  const queries = useQueryClient()
  const queryKey = [...keys.device(device.id), 'label']
  const label = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.deviceLabels.label({ params: { id: device.id }, body: {}, signal }),
  })
  const renew = useMutation({
    mutationFn: () => api.deviceLabels.label({ params: { id: device.id }, body: { isRenewed: true } }),
    onError: showError,
    onSuccess: (renewed) => {
      queries.setQueryData(queryKey, renewed)
      showSuccess(t('label.renewed'))
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('label.title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('label.text')}
        </Text>
        {label.error && (
          <Alert role="alert" color="red" variant="light">
            {errorText(label.error)}
          </Alert>
        )}
        {label.data && (
          <>
            <div className={css['frame']}>
              <Label device={device} url={label.data.url} />
            </div>
            {createPortal(
              <div className={`device-label-printed ${css['printed'] ?? ''}`}>
                <Label device={device} url={label.data.url} />
              </div>,
              document.body,
            )}
          </>
        )}
        <Group justify="space-between">
          <ConfirmButton
            title={t('label.renewTitle')}
            text={t('label.renewText')}
            confirmLabel={t('label.renew')}
            loading={renew.isPending}
            onConfirm={() => renew.mutate()}
          >
            {t('label.renew')}
          </ConfirmButton>
          <Button
            data-autofocus
            disabled={!label.data}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('label.print')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Label({ device, url }: { device: Device; url: string }) {
  const { t } = useTranslation('devices')
  const desk = useDesk()
  const about = [device.assetTag, device.serial].filter((one) => one !== '').join(' · ')
  return (
    <div className={css['label']}>
      <QrCode text={url} size={132} label={t('label.qr', { name: device.name })} />
      <div className={css['words']}>
        <strong>{device.name}</strong>
        {about !== '' && <span>{about}</span>}
        <span>{t('label.call')}</span>
        <span className={css['desk']}>{desk.name}</span>
      </div>
    </div>
  )
}
