import { Button } from '@mantine/core'
import { IconDots, IconPhotoOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { hasQuoted, hasRemoteImages } from '#web/ui/frame-document.ts'
import { MessageFrame } from '#web/ui/message-frame.tsx'
import css from './message-body.module.css'
import { PlainText } from './plain-text.tsx'
import { richNodes } from './rich-nodes.tsx'
import { quotedRest } from './text-pieces.ts'

type Content = Pick<Message, 'bodyHtml' | 'bodyText' | 'newText' | 'attachments'>

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
  const [isOpen, setOpen] = useState(false)
  const [showsImages, setShowsImages] = useState(false)
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
      {hasRemoteImages(html) && !showsImages && <ImagesNotice onShow={() => setShowsImages(true)} />}
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

function ImagesNotice({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('tickets')
  return (
    <div className={css['images']}>
      <IconPhotoOff size={16} aria-hidden />
      <span>{t('message.images')}</span>
      <Button size="compact-xs" variant="default" onClick={onShow}>
        {t('message.showImages')}
      </Button>
    </div>
  )
}
