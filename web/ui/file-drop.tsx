import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './file-drop.module.css'

interface Props {
  onFiles: (files: File[]) => void
  disabled?: boolean
  className?: string | undefined
  children: ReactNode
}

/** Takes files that are dropped on what is in it. Beside it there must be a button that does the same. */
export function FileDrop({ onFiles, disabled = false, className, children }: Props) {
  const { t } = useTranslation('common')
  const [isOver, setOver] = useState(false)
  // Entering a child leaves its parent: only the sum tells.
  const depth = useRef(0)

  function move(event: DragEvent, step: number) {
    if (disabled || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + step)
    setOver(depth.current > 0)
  }

  function drop(event: DragEvent) {
    depth.current = 0
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (disabled || files.length === 0) return
    event.preventDefault()
    onFiles(files)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button beside it
    <div
      className={`${css.drop} ${className ?? ''}`}
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => move(event, 0)}
      onDrop={drop}
    >
      {children}
      {isOver && <div className={css.veil}>{t('dropNow')}</div>}
    </div>
  )
}
