import { IconClipboard, IconFile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteTransfer } from '#contract/remote-session.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './transfers.module.css'

interface Props {
  item: Pick<RemoteTransfer, 'kind' | 'direction' | 'name' | 'bytes' | 'state' | 'reason'> & { size?: number | null }
  /** When it was, where that is told. */
  when?: string
  children?: ReactNode
}

/** One file or clipboard: what it is, which way it went, and what became of it. */
export function TransferLine({ item, when, children }: Props) {
  const { t } = useTranslation('remote')
  const { bytes: asBytes } = useFormat()
  const { kind, direction, name, bytes, state, reason, size } = item
  const Icon = kind === 'file' ? IconFile : IconClipboard
  const way = direction === 'to_machine' ? t('transfers.toMachine') : t('transfers.fromMachine')
  return (
    <li className={css['line']}>
      <Icon size={16} aria-hidden />
      <div className={css['words']}>
        <span>{kind === 'clipboard' ? t('transfers.clipboardText') : (name ?? t('transfers.aFile'))}</span>
        <span className={css['state']}>{[way, stateWords(), when].filter(Boolean).join(' · ')}</span>
        {children}
      </div>
    </li>
  )

  function stateWords(): string {
    if (reason !== null) return t(`drop.${reason}`)
    if (state === 'done') return asBytes(bytes)
    if (size === undefined) return t('transfers.running')
    return size === null
      ? t('transfers.waiting')
      : t('transfers.progress', { bytes: asBytes(bytes), size: asBytes(size) })
  }
}
