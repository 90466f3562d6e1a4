import { Button, TextInput } from '@mantine/core'
import { IconPlayerStopFilled, IconSend } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenShare } from '#contract/remote-session.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './shared-screen.module.css'
import type { Screen } from './use-screen.ts'

interface Props {
  share: ScreenShare
  screen: Screen
  stream: MediaStream
  onStopped: () => void
}

/** What is seen of the screen, where the agent points, what both write, and the way to stop, which stays in sight. */
export function SharedScreen({ share, screen, stream, onStopped }: Props) {
  const { t } = useTranslation('portal')
  const name = share.agentName
  return (
    <section className={css['shared']} aria-label={t('share.label')}>
      <div className={css['bar']} role="status">
        <span className={css['dot']} aria-hidden />
        <strong>{screen.isWatched ? t('share.watches', { name }) : t('share.waiting', { name })}</strong>
        {screen.way && <span>{t(`share.${screen.way}`)}</span>}
        {share.isRecorded && <span>{t('share.recorded')}</span>}
        <Button
          color="red.9"
          size="compact-md"
          leftSection={<IconPlayerStopFilled size={16} aria-hidden />}
          onClick={() => {
            screen.stop()
            screen.leave()
            onStopped()
          }}
        >
          {t('share.stop')}
        </Button>
      </div>
      <Preview stream={stream} screen={screen} />
      <Talk share={share} screen={screen} />
    </section>
  )
}

function Preview({ stream, screen }: Pick<Props, 'stream' | 'screen'>) {
  const { t } = useTranslation('portal')
  const video = useRef<HTMLVideoElement>(null)
  const { pointer } = screen
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <div className={css['preview']}>
      <video ref={video} autoPlay muted playsInline aria-label={t('share.preview')} />
      {pointer && (
        <span
          key={pointer.count}
          className={css['pointer']}
          role="img"
          aria-label={t('share.pointer')}
          style={{ insetInlineStart: `${pointer.x * 100}%`, insetBlockStart: `${pointer.y * 100}%` }}
        />
      )}
    </div>
  )
}

function Talk({ share, screen }: Pick<Props, 'share' | 'screen'>) {
  const { t } = useTranslation('portal')
  const format = useFormat()
  const [text, setText] = useState('')
  const known = new Set(share.chat.map(({ at, text }) => at + text))
  const lines = [...share.chat, ...screen.chat.filter(({ at, text }) => !known.has(at + text))]
  return (
    <div>
      <ol className={css['lines']} aria-live="polite" aria-label={t('share.chat')}>
        {lines.map((line) => (
          <li key={`${line.at}${line.from}${line.text}`}>
            <span className={css['from']}>
              {line.from === 'agent' ? share.agentName : t('share.you')} · {format.time(line.at)}
            </span>
            {line.text}
          </li>
        ))}
      </ol>
      <form
        className={css['write']}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') screen.say(text.trim())
          setText('')
        }}
      >
        <TextInput
          aria-label={t('share.write', { name: share.agentName })}
          placeholder={t('share.write', { name: share.agentName })}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" leftSection={<IconSend size={16} aria-hidden />}>
          {t('share.send')}
        </Button>
      </form>
    </div>
  )
}
