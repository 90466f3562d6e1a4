import { useDebouncedValue } from '@mantine/hooks'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useIsLive } from '#web/lib/live.ts'
import css from './live-state.module.css'

/** Says so when what is on screen may be old; a hiccup of a few seconds is nobody's business. */
export function LiveState() {
  const { t } = useTranslation('app')
  const isLive = useIsLive()
  const [wasLive] = useDebouncedValue(isLive, 6000)
  const isLost = !isLive && !wasLive
  return (
    <div role="status" className={css.place}>
      {isLost && (
        <span className={css.note}>
          <IconPlugConnectedX size={15} aria-hidden />
          {t('live.lost')}
        </span>
      )}
    </div>
  )
}
