import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './list-resizer.module.css'

interface Props {
  width: number
  onWidth: (width: number) => void
}

const narrowest = 280
const widest = 560
const step = 16

/** The edge of the list: dragged, or moved by the arrow keys. */
export function ListResizer({ width, onWidth }: Props) {
  const { t } = useTranslation('inbox')
  const [from, setFrom] = useState<{ x: number; width: number }>()
  const set = (next: number) => onWidth(Math.round(Math.min(widest, Math.max(narrowest, next))))

  function start(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom({ x: event.clientX, width })
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    set(width + (event.key === 'ArrowRight' ? step : -step))
  }

  return (
    <hr
      className={css.edge}
      aria-orientation="vertical"
      aria-label={t('list.resize')}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={(event) => from && set(from.width + event.clientX - from.x)}
      onPointerUp={() => setFrom(undefined)}
      onPointerCancel={() => setFrom(undefined)}
      onKeyDown={press}
    />
  )
}
