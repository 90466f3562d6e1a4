import { Button } from '@mantine/core'
import { IconDots, IconPhotoOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { type FramePart, hasQuoted, hasRemoteImages } from '#web/ui/frame-document.ts'
import { MessageFrame } from '#web/ui/message-frame.tsx'
import { useTrustedSender } from '../mail/trusted-senders.ts'
import { isAllQuoted } from './all-quoted.ts'
import css from './message-body.module.css'
import { PlainText } from './plain-text.tsx'
import { richNodes } from './rich-nodes.tsx'
import { quotedRest } from './text-pieces.ts'

interface Content extends Pick<Message, 'bodyHtml' | 'bodyText' | 'newText'> {
  from?: Message['from']
  attachments: FramePart[]
}

/** What was written: the new text first, what it quotes on demand. */
export function MessageBody({ message }: { message: Content }) {
  const { bodyHtml } = message
  return bodyHtml === null ? <TextBody message={message} /> : <HtmlBody html={bodyHtml} message={message} />
}

function TextBody({ message }: { message: Content }) {
  const { t } = useTranslation('tickets')
  const [isOpen, setOpen] = useState(false)
  const rest = quotedRest(message.bodyText, message.newText)
  const fresh = rest === '' ? message.bodyText : message.newText
  if (message.bodyText.trim() === '') return <p className={css['none']}>{t('message.noText')}</p>

  return (
    <>
      <PlainText text={fresh} />
      {rest !== '' && <QuoteButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />}
      {isOpen && (
        <div className={css['quoted']}>
          <PlainText text={rest} />
        </div>
      )}
    </>
  )
}

function HtmlBody({ html, message }: { html: string; message: Content }) {
  const isWhole = useMemo(() => isAllQuoted(html), [html])
  const [isOpen, setOpen] = useState(isWhole)
  const address = message.from?.address
  const { isTrusted, trust } = useTrustedSender(address === '' ? undefined : address)
  const [isAsked, setAsked] = useState(false)
  const showsImages = isTrusted || isAsked
  const nodes = useMemo(() => richNodes(html, message.attachments), [html, message.attachments])
  if (nodes !== undefined) {
    return (
      <div className={css['rich']} dir="auto">
        {nodes}
      </div>
    )
  }

  return (
    <>
      {hasRemoteImages(html) && !showsImages && (
        <ImagesNotice onShow={() => setAsked(true)} onAlways={trust} address={address} />
      )}
      <MessageFrame html={html} attachments={message.attachments} showRemoteImages={showsImages} showQuoted={isOpen} />
      {hasQuoted(html) && <QuoteButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />}
    </>
  )
}

function QuoteButton({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation('tickets')
  const label = isOpen ? t('message.hideQuoted') : t('message.showQuoted')
  return (
    <button
      type="button"
      className={css['dots']}
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      <IconDots size={16} aria-hidden />
    </button>
  )
}

interface NoticeProps {
  onShow: () => void
  onAlways: () => void
  address: string | undefined
}

function ImagesNotice({ onShow, onAlways, address }: NoticeProps) {
  const { t } = useTranslation('tickets')
  return (
    <div className={css['images']}>
      <IconPhotoOff size={16} aria-hidden />
      <span>{t('message.images')}</span>
      <Button size="compact-xs" variant="default" onClick={onShow}>
        {t('message.showImages')}
      </Button>
      {address && (
        <Button size="compact-xs" variant="subtle" className={css['always']} onClick={onAlways}>
          {t('images.always', { address })}
        </Button>
      )}
    </div>
  )
}
