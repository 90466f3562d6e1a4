import { useTranslation } from 'react-i18next'
import type { RemoteSessionDetails } from '#contract/remote-session.ts'
import { useFormat } from '#web/lib/format.ts'
import { RecordingCard } from '../replay/recording-card.tsx'
import { TransferLine } from '../transfers/transfer-line.tsx'
import transfers from '../transfers/transfers.module.css'
import { useStateWords } from '../use-state-words.ts'
import { Chat } from './chat.tsx'
import css from './session.module.css'
import { SessionBar } from './session-bar.tsx'

/** What is left of a session: how it went, its recording, its chat, and who watched. */
export function OverView({ session }: { session: RemoteSessionDetails }) {
  const { t } = useTranslation('remote')
  const format = useFormat()
  const words = useStateWords()
  const { askedBy, answeredBy, isUnattended, beganAt, endedAt, bytesToMachine, bytesFromMachine, accesses } = session
  const facts = [
    [t('facts.askedBy'), `${askedBy.name}, ${format.dateTime(session.askedAt)}`],
    [t('facts.answeredBy'), isUnattended ? t('facts.nobodyAsked') : answeredBy],
    [t('facts.began'), beganAt && format.dateTime(beganAt)],
    [t('facts.ended'), endedAt && format.dateTime(endedAt)],
    [t('facts.way'), session.isDirect ? t('facts.direct') : null],
    [
      t('facts.passed'),
      beganAt && t('facts.bytes', { to: format.bytes(bytesToMachine), from: format.bytes(bytesFromMachine) }),
    ],
  ].filter(([, value]) => value)

  return (
    <>
      <SessionBar session={session}>{words(session)}</SessionBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={css['over']} aria-label={words(session)} tabIndex={0}>
        <dl className={css['facts']}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {beganAt !== null && <RecordingCard session={session} />}
        {session.recording && (
          <section aria-label={t('accesses')}>
            <h2 className={css['heading']}>{t('accesses')}</h2>
            {accesses.length === 0 && <p className={css['noLines']}>{t('accesses.none')}</p>}
            <ul className={css['accesses']}>
              {accesses.map(({ person, at }) => (
                <li key={person.id + at}>
                  {person.name} · <time dateTime={at}>{format.dateTime(at)}</time>
                </li>
              ))}
            </ul>
          </section>
        )}
        {session.transfers.length > 0 && (
          <section className={transfers['over']} aria-label={t('transfers')}>
            <h2 className={css['heading']}>{t('transfers')}</h2>
            <ul className={transfers['list']}>
              {session.transfers.map((item) => (
                <TransferLine key={item.id} item={item} when={`${askedBy.name}, ${format.dateTime(item.at)}`} />
              ))}
            </ul>
          </section>
        )}
        {session.chat.length > 0 && <Chat lines={session.chat} peerName={answeredBy ?? ''} onSend={undefined} />}
      </section>
    </>
  )
}
