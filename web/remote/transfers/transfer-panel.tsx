import { Anchor, Button, FileButton, Progress } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteSession } from '#contract/remote-session.ts'
import { mostTransferBytes } from '#contract/transfer.ts'
import { useFormat } from '#web/lib/format.ts'
import { showWarning } from '#web/ui/notify.ts'
import { AttachButton } from './attach-button.tsx'
import { ClipboardDialog } from './clipboard-dialog.tsx'
import { FetchDialog } from './fetch-dialog.tsx'
import type { TransferDesk, TransferItem, TransferState } from './transfer-desk.ts'
import { TransferLine } from './transfer-line.tsx'
import css from './transfers.module.css'

interface Props {
  session: RemoteSession
  desk: TransferDesk
  state: TransferState
}

/** Files and clipboards to the machine and from it, as far as its own policy allows. */
export function TransferPanel({ session, desk, state: { able, items } }: Props) {
  const { t } = useTranslation('remote')
  const [dialog, setDialog] = useState<'fetch' | 'clipboard'>()
  const isBusy = items.some(({ state }) => state === 'running')
  const again = useRef<() => void>(null)
  const send = useSendFile(desk)
  if (able === undefined) return null
  return (
    <section className={css['panel']} aria-label={t('transfers')}>
      <h2 className={css['heading']}>{t('transfers')}</h2>
      {!able.file && !able.clipboard && <p className={css['refused']}>{t('transfers.refused')}</p>}
      <div className={css['acts']}>
        {able.file && (
          <>
            <FileButton
              resetRef={again}
              onChange={(file) => {
                send(file)
                again.current?.()
              }}
            >
              {(props) => (
                <Button {...props} size="compact-xs" variant="default" disabled={isBusy}>
                  {t('transfers.send')}
                </Button>
              )}
            </FileButton>
            <Button size="compact-xs" variant="default" disabled={isBusy} onClick={() => setDialog('fetch')}>
              {t('transfers.fetch')}
            </Button>
          </>
        )}
        {able.clipboard && (
          <Button size="compact-xs" variant="default" onClick={() => setDialog('clipboard')}>
            {t('transfers.clipboard')}
          </Button>
        )}
      </div>
      {items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <ul className={css['list']} aria-label={t('transfers')} tabIndex={0}>
          {items.map((item) => (
            <TransferLine key={item.transfer} item={item}>
              <Acts session={session} item={item} onCancel={() => desk.cancel()} />
            </TransferLine>
          ))}
        </ul>
      )}
      {dialog === 'fetch' && (
        <FetchDialog onFetch={(path) => desk.fetch('file', path)} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'clipboard' && (
        <ClipboardDialog desk={desk} items={items} isBusy={isBusy} onClose={() => setDialog(undefined)} />
      )}
    </section>
  )
}

function useSendFile(desk: TransferDesk): (file: File | null) => void {
  const { t } = useTranslation('remote')
  const { bytes } = useFormat()
  return (file) => {
    if (file === null) return
    if (file.size > mostTransferBytes.file)
      showWarning(t('transfers.tooLarge', { most: bytes(mostTransferBytes.file) }))
    else desk.send('file', file.name, file)
  }
}

interface ActsProps {
  session: RemoteSession
  item: TransferItem
  onCancel: () => void
}

function Acts({ session, item, onCancel }: ActsProps) {
  const { t } = useTranslation('remote')
  const { bytes, size, state, kind, content, name } = item
  if (state === 'running')
    return (
      <>
        <Progress
          className={css['progress'] ?? ''}
          size={6}
          value={size === null || size === 0 ? 0 : (bytes / size) * 100}
          aria-label={name ?? t('transfers.running')}
        />
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          {t('transfers.cancel')}
        </Button>
      </>
    )
  if (kind === 'clipboard' || content === undefined) return null
  const file = { content, name: name ?? '' }
  return (
    <div className={css['acts']}>
      <SaveLink {...file} />
      <AttachButton {...file} number={session.ticketNumber} device={session.device?.name ?? ''} />
    </div>
  )
}

function SaveLink({ content, name }: { content: Blob; name: string }) {
  const { t } = useTranslation('remote')
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(content)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [content])
  if (url === undefined) return null
  return (
    <Anchor size="xs" href={url} download={name} aria-label={`${t('transfers.save')} ${name}`}>
      {t('transfers.save')}
    </Anchor>
  )
}
