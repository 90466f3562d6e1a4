import { Button, SegmentedControl } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './replay.module.css'
import type { Playback } from './use-playback.ts'

const speeds = ['1', '2', '8'] as const

export function Controls({ playback, count }: { playback: Playback; count: number }) {
  const { t } = useTranslation('remote')
  const { index, isPlaying, speed, setSpeed, goTo, toggle } = playback
  return (
    <div className={css['controls']}>
      <Button
        size="xs"
        variant="default"
        leftSection={isPlaying ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
        onClick={toggle}
      >
        {isPlaying ? t('recording.pause') : t('recording.go')}
      </Button>
      <input
        type="range"
        className={css['position']}
        aria-label={t('recording.position')}
        min={0}
        max={count}
        value={index}
        onChange={(event) => goTo(Number(event.currentTarget.value))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('recording.speed')}
        data={speeds.map((value) => ({ value, label: `${value}×` }))}
        value={String(speed)}
        onChange={(value) => setSpeed(Number(value))}
      />
    </div>
  )
}
