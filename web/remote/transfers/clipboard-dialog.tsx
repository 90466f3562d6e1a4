import { Button, CopyButton, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostTransferBytes } from '#contract/transfer.ts'
import { useFormat } from '#web/lib/format.ts'
import type { TransferDesk, TransferItem } from './transfer-desk.ts'
import { TransferLine } from './transfer-line.tsx'
import css from './transfers.module.css'

interface Props {
  desk: TransferDesk
  items: readonly TransferItem[]
  isBusy: boolean
  onClose: () => void
}

/** Text for the machine's clipboard, or from it: browsers let no page read one's own without being asked. */
export function ClipboardDialog({ desk, items, isBusy, onClose }: Props) {
  const { t } = useTranslation('remote')
  const format = useFormat()
  const [text, setText] = useState('')
  const latest = items.find(({ kind }) => kind === 'clipboard')
  const content = new Blob([text])
  const isTooLong = content.size > mostTransferBytes.clipboard
  useText(latest?.content, setText)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('transfers.clipboard')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('transfers.close') }}
    >
      <Stack>
        <Textarea
          label={t('transfers.text')}
          description={t('transfers.textHint')}
          error={isTooLong && t('transfers.tooLarge', { most: format.bytes(mostTransferBytes.clipboard) })}
          rows={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {latest && (
          <ul className={css['list']} aria-live="polite">
            <TransferLine item={latest} />
          </ul>
        )}
        <Group justify="flex-end">
          <CopyButton value={text} timeout={3000}>
            {({ copied, copy }) => (
              <Button variant="subtle" disabled={text === ''} onClick={copy}>
                {copied ? t('transfers.copied') : t('transfers.copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" disabled={isBusy} onClick={() => desk.fetch('clipboard', null)}>
            {t('transfers.textFetch')}
          </Button>
          <Button disabled={isBusy || isTooLong || text === ''} onClick={() => desk.send('clipboard', '', content)}>
            {t('transfers.textSend')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** What came from the machine takes the place of what was typed, once. */
function useText(content: Blob | undefined, show: (text: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another content is shown anew
  useEffect(() => {
    let isLeft = false
    void content?.text().then((text) => {
      if (!isLeft) show(text)
    })
    return () => {
      isLeft = true
    }
  }, [content])
}
