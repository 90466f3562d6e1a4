import { IconCalendarEvent, IconCalendarX, IconDownload } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarEvent } from '#contract/mail-content.ts'
import { localeFor, useFormat } from '#web/lib/format.ts'
import { useMaybeMe } from '#web/lib/me.ts'
import css from './calendar-card.module.css'
import { namesNoZone, whenOf, whenThere } from './calendar-times.ts'
import { useRecurrenceWords } from './use-recurrence-words.ts'

const mostAttendees = 12

/** An appointment that came with a mail. */
export function CalendarCard({ event }: { event: CalendarEvent }) {
  const { t } = useTranslation('tickets')
  const recurrence = useRecurrenceWords()
  const title = useId()
  const Icon = event.kind === 'cancelled' ? IconCalendarX : IconCalendarEvent

  return (
    <section className={css['card']} data-kind={event.kind} aria-labelledby={title}>
      <div className={css['head']}>
        <Icon size={18} aria-hidden />
        <p className={css['title']} id={title}>
          <span className={css['kind']}>{t(`calendar.${event.kind}`)}</span>
          <span className={css['name']}>{event.title || t('calendar.untitled')}</span>
        </p>
      </div>
      <dl className={css['facts']}>
        <When event={event} />
        {event.recurrence && <Fact label={t('calendar.repeats')}>{recurrence(event.recurrence)}</Fact>}
        {event.place && <Fact label={t('calendar.where')}>{<Place text={event.place} />}</Fact>}
        {event.organizer && (
          <Fact label={t('calendar.organizer')}>{event.organizer.name || event.organizer.address}</Fact>
        )}
        {event.attendees.length > 0 && <Attendees people={event.attendees} />}
      </dl>
      {event.attachmentId && (
        <a className={css['download']} href={`/api/v1/attachments/${event.attachmentId}`} download>
          <IconDownload size={15} aria-hidden />
          {t('calendar.download')}
        </a>
      )}
    </section>
  )
}

function When({ event }: { event: CalendarEvent }) {
  const { t, i18n } = useTranslation('tickets')
  const locale = localeFor(i18n.language)
  const zone = useMaybeMe()?.timeZone ?? undefined
  const there = whenThere(event, locale, zone)
  return (
    <Fact label={t('calendar.when')}>
      <span className={css['when']}>{whenOf(event, locale, zone)}</span>
      {there && (
        <span className={css['aside']}>{t('calendar.theirTime', { when: there, zone: event.zone ?? '' })}</span>
      )}
      {namesNoZone(event) && <span className={css['aside']}>{t('calendar.floating')}</span>}
    </Fact>
  )
}

function Attendees({ people }: { people: CalendarEvent['attendees'] }) {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  const shown = people.slice(0, mostAttendees).map(({ name, address, answer, isOptional }) =>
    t(isOptional ? 'calendar.attendee.optional' : 'calendar.attendee', {
      name: name || address,
      answer: t(`calendar.answer.${answer}`),
    }),
  )
  const rest = people.length - shown.length
  return (
    <Fact label={t('calendar.attendees')}>
      {list(rest > 0 ? [...shown, t('calendar.more', { count: rest })] : shown)}
    </Fact>
  )
}

/** Meeting links stand in the place of most invitations. */
function Place({ text }: { text: string }) {
  if (!/^https:\/\/\S+$/.test(text.trim())) return text
  return (
    <a href={text.trim()} target="_blank" rel="noreferrer noopener">
      {text.trim()}
    </a>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
