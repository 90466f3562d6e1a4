import { Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { changeLinesOf } from '../timeline/change-lines.ts'
import { useAuthorName } from '../timeline/message-head.tsx'
import { useChangeWords } from '../timeline/use-change-words.ts'
import { useMoment } from '../use-moment.ts'
import css from './composer.module.css'
import type { News } from './use-send.ts'

interface Props {
  news: News
  onSend: () => void
  onKeepWriting: () => void
}

/** What happened while one was writing; nothing is sent until it was looked at. */
export function ConflictNotice({ news, onSend, onKeepWriting }: Props) {
  const { t } = useTranslation('tickets')
  const words = useChangeWords()
  const moment = useMoment()
  const box = useRef<HTMLDivElement>(null)
  const lines = news.history.filter((entry) => entry.type !== 'ticket.created').flatMap(changeLinesOf)
  useEffect(() => box.current?.focus(), [])

  return (
    <div ref={box} className={css['notice']} data-tone="warn" role="alert" tabIndex={-1}>
      <p className={css['noticeTitle']}>
        <IconAlertTriangle size={16} aria-hidden />
        <strong>{t('conflict.title')}</strong>
      </p>
      <p>{t('conflict.text')}</p>
      <ul className={css['news']}>
        {news.messages.map((message) => (
          <NewMessage key={message.id} message={message} />
        ))}
        {lines.map((line) => (
          <li key={line.id}>{t('event.at', { what: words(line), when: moment(line.at) })}</li>
        ))}
        {news.messages.length === 0 && lines.length === 0 && <li>{t('conflict.unknown')}</li>}
      </ul>
      <Group gap={8}>
        <Button size="compact-sm" onClick={onSend}>
          {t('conflict.anyway')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeepWriting}>
          {t('conflict.edit')}
        </Button>
      </Group>
    </div>
  )
}

function NewMessage({ message }: { message: Message }) {
  const { t } = useTranslation('tickets')
  const name = useAuthorName(message)
  const when = useMoment()(message.createdAt)
  return (
    <li>
      <span className={css['newsWho']}>{t('conflict.message', { name, when })}</span>
      <span className={css['newsText']}>{message.newText || message.bodyText}</span>
    </li>
  )
}
