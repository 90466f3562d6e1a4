import { IconFile, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MailInside } from '#contract/attached-mail.ts'
import { useFormat } from '#web/lib/format.ts'
import { MessageBody } from '../timeline/message-body.tsx'
import css from './attached-mail.module.css'
import { CalendarCard } from './calendar-card.tsx'
import { SecurityLine } from './security-line.tsx'

interface Props {
  mail: MailInside
  urlOf: (place: string) => string
  onOpen: (place: string) => void
}

type InnerFile = MailInside['files'][number]

/** A mail as a sheet of paper: who, what, and its files. */
export function MailSheet({ mail, urlOf, onOpen }: Props) {
  const { t } = useTranslation('tickets')
  const { dateTime } = useFormat()
  const attachments = mail.files.map((file) => ({
    id: file.place,
    contentId: file.contentId,
    url: `${urlOf(file.place)}&inline=1`,
  }))
  const files = mail.files.filter((file) => !file.isInline)

  return (
    <>
      <h3 className={css['subject']}>{mail.subject || t('inside.noSubject')}</h3>
      <dl className={css['heads']}>
        {mail.from && <Line label={t('inside.from')} people={[mail.from]} />}
        <Line label={t('inside.to')} people={mail.to} />
        <Line label={t('inside.cc')} people={mail.cc} />
        {mail.date && (
          <div>
            <dt>{t('inside.date')}</dt>
            <dd>{dateTime(mail.date)}</dd>
          </div>
        )}
      </dl>
      {mail.security && <SecurityLine security={mail.security} />}
      {mail.calendar.map((event) => (
        <CalendarCard key={`${event.uid} ${event.start}`} event={event} />
      ))}
      <MessageBody message={{ ...mail, attachments }} />
      {files.length > 0 && (
        <ul className={css['files']} aria-label={t('inside.files')}>
          {files.map((file) => (
            <li key={file.place}>
              <FileChip file={file} url={urlOf(file.place)} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Line({ label, people }: { label: string; people: { name: string; address: string }[] }) {
  const { list } = useFormat()
  if (people.length === 0) return null
  const names = people.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
  return (
    <div>
      <dt>{label}</dt>
      <dd>{list(names)}</dd>
    </div>
  )
}

function FileChip({ file, url, onOpen }: { file: InnerFile; url: string; onOpen: Props['onOpen'] }) {
  const { t } = useTranslation('tickets')
  const { bytes } = useFormat()
  const label = (
    <>
      {file.isMail ? <IconMail size={15} aria-hidden /> : <IconFile size={15} aria-hidden />}
      <span className={css['name']}>{file.filename}</span>
      <span className={css['size']}>{bytes(file.size)}</span>
    </>
  )
  if (!file.isMail) {
    return (
      <a className={css['chip']} href={url} download={file.filename}>
        {label}
      </a>
    )
  }
  return (
    <button
      type="button"
      className={css['chip']}
      aria-label={t('inside.open', { name: file.filename })}
      onClick={() => onOpen(file.place)}
    >
      {label}
    </button>
  )
}
