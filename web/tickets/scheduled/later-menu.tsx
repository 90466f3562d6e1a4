import { Menu } from '@mantine/core'
import { IconCalendarTime, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { useMoment } from '../use-moment.ts'
import { laterTimes } from './later-times.ts'

interface Props {
  onLater: (sendAt: string) => void
  onChoose: () => void
}

/** The part of the send button's menu that lets a reply leave later. */
export function LaterMenu({ onLater, onChoose }: Props) {
  const { t } = useTranslation('tickets')
  const moment = useMoment()
  const { time } = useFormat()
  const times = laterTimes(new Date(), useMe().timeZone ?? undefined)
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('later.label')}</Menu.Label>
      {times.map(({ name, at }) => (
        <Menu.Item key={name} leftSection={<IconClock size={15} />} onClick={() => onLater(at)}>
          {t(`later.${name}`, { when: name === 'monday' ? moment(at) : time(at) })}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={<IconCalendarTime size={15} />} onClick={onChoose}>
        {t('later.choose')}
      </Menu.Item>
    </>
  )
}
