import { ActionIcon, TextInput } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChatLine } from '#contract/remote-session.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './session.module.css'

interface Props {
  lines: ChatLine[]
  peerName: string
  /** Absent when it may only be read. */
  onSend: ((text: string) => void) | undefined
}

/** What both sides write to each other beside the screen. */
export function Chat({ lines, peerName, onSend }: Props) {
  const { t } = useTranslation('remote')
  const format = useFormat()
  const [text, setText] = useState('')

  return (
    <section className={css['chat']} aria-label={t('chat')}>
      <h2 className={css['heading']}>{t('chat')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol className={css['lines']} aria-live="polite" aria-label={t('chat')} tabIndex={0}>
        {lines.length === 0 && <li className={css['noLines']}>{t('chat.none')}</li>}
        {lines.map((line) => (
          <li key={`${line.at}${line.from}${line.text}`} className={css['line']}>
            <span className={css['from']}>
              {line.from === 'agent' ? t('chat.you') : peerName} · {format.time(line.at)}
            </span>
            {line.text}
          </li>
        ))}
      </ol>
      {onSend && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') onSend(text.trim())
            setText('')
          }}
        >
          <TextInput
            size="xs"
            maxLength={2000}
            aria-label={t('chat.write')}
            placeholder={t('chat.write')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rightSection={
              <ActionIcon type="submit" variant="subtle" size={24} aria-label={t('chat.send')}>
                <IconSend size={15} />
              </ActionIcon>
            }
          />
        </form>
      )}
    </section>
  )
}
