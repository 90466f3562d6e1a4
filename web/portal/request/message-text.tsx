import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { hasQuoted, hasRemoteImages } from '#web/ui/frame-document.ts'
import { MessageFrame } from '#web/ui/message-frame.tsx'
import css from './message-text.module.css'

/** What is new in the message; what it quotes can be unfolded. */
export function MessageText({ message }: { message: Message }) {
  const [showQuoted, setShowQuoted] = useState(false)
  const { bodyHtml } = message
  const canUnfold = bodyHtml === null ? hasMoreText(message) : hasQuoted(bodyHtml)
  return (
    <>
      {bodyHtml === null ? (
        <Plain text={showQuoted ? message.bodyText : message.newText || message.bodyText} />
      ) : (
        <Html html={bodyHtml} message={message} showQuoted={showQuoted} />
      )}
      {canUnfold && <Fold isOpen={showQuoted} onToggle={() => setShowQuoted(!showQuoted)} />}
    </>
  )
}

function hasMoreText({ newText, bodyText }: Message): boolean {
  return newText.trim() !== '' && newText.trim() !== bodyText.trim()
}

function Plain({ text }: { text: string }) {
  const { t } = useTranslation('portal')
  if (text.trim() === '') return <p className={css['none']}>{t('message.noText')}</p>
  return <p className={css['plain']}>{text}</p>
}

function Html({ html, message, showQuoted }: { html: string; message: Message; showQuoted: boolean }) {
  const { t } = useTranslation('portal')
  const [showRemote, setShowRemote] = useState(false)
  return (
    <>
      <MessageFrame
        html={html}
        attachments={message.attachments}
        showQuoted={showQuoted}
        showRemoteImages={showRemote}
        fontSize={15}
      />
      {!showRemote && hasRemoteImages(html) && (
        <p className={css['images']}>
          <span>{t('message.imagesText')}</span>
          <button type="button" className={css['fold']} onClick={() => setShowRemote(true)}>
            {t('message.showImages')}
          </button>
        </p>
      )}
    </>
  )
}

function Fold({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation('portal')
  return (
    <button type="button" className={css['fold']} aria-expanded={isOpen} onClick={onToggle}>
      {t(isOpen ? 'message.hideQuoted' : 'message.showQuoted')}
    </button>
  )
}
