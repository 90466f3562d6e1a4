import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MaintenanceWindow } from '#contract/device-watching.ts'
import { useFormat } from '#web/lib/format.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { useEachMinute } from '#web/ui/time-ago.tsx'
import css from '../devices.module.css'
import { useRepeatWords } from './use-repeat-words.ts'
import { useRemoveWindow, useSkipWindow } from './use-windows.ts'

/** One window: of what, when, whether it goes on now, and ending it. */
export function WindowRow({ window }: { window: MaintenanceWindow }) {
  const { t } = useTranslation('devices')
  const format = useFormat()
  const repeatWords = useRepeatWords()
  const skip = useSkipWindow()
  const remove = useRemoveWindow()
  useEachMinute()
  const isNow = Date.parse(window.startsAt) <= Date.now()
  const { id, name, repeats } = window
  const endLabel = t(repeats === null ? 'windows.end' : 'windows.endAll')
  return (
    <>
      <span className={css['words']}>
        <span className={css['name']}>
          {name}
          {isNow && <span className={css['now']}>{t('windows.now')}</span>}
        </span>
        <span className={css['more']}>
          <Of window={window} /> ·{' '}
          {t('windows.span', { from: format.dateTime(window.startsAt), to: format.dateTime(window.endsAt) })}
          {repeats !== null && ` · ${repeatWords({ ...window, repeats })}`}
        </span>
      </span>
      {window.can.end && (
        <Group gap="xs" wrap="nowrap">
          {repeats !== null && (
            <Button variant="default" size="xs" loading={skip.isPending} onClick={() => skip.mutate(id)}>
              {t(isNow ? 'windows.endThis' : 'windows.skip')}
            </Button>
          )}
          <ConfirmButton
            size="xs"
            title={t('windows.endTitle', { name })}
            text={t(repeats === null ? 'windows.endText' : 'windows.endAllText')}
            confirmLabel={t('windows.end')}
            loading={remove.isPending}
            aria-label={t('windows.actOf', { act: endLabel, name })}
            onConfirm={() => remove.mutate(id)}
          >
            {endLabel}
          </ConfirmButton>
        </Group>
      )}
    </>
  )
}

function Of({ window: { deviceId, deviceName, groupName } }: { window: MaintenanceWindow }) {
  const { t } = useTranslation('devices')
  if (deviceId !== null)
    return (
      <Link to="/devices/$id" params={{ id: deviceId }}>
        {deviceName}
      </Link>
    )
  return groupName === null ? t('windows.all') : t('windows.group', { name: groupName })
}
