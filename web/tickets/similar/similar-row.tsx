import { useTranslation } from 'react-i18next'
import type { LinkKind } from '#contract/links.ts'
import type { SimilarTicket } from '#contract/similarity.ts'
import { useFormat } from '#web/lib/format.ts'
import { showError } from '#web/ui/notify.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import css from '../side/side.module.css'
import { useLinkTicket } from '../side/use-links.ts'
import { TicketLink } from '../ticket-link.tsx'

interface Props {
  number: number
  other: SimilarTicket
  canLink: boolean
}

/** One similar ticket: why it is one, how it was solved, and a click to say how the two belong together. */
export function SimilarRow({ number, other, canLink }: Props) {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  const link = useLinkTicket(number)
  const tie = (kind: LinkKind) => link.mutate({ to: other.number, kind }, { onError: showError })
  const values = { number: other.number }
  return (
    <li>
      <TicketLink number={other.number} className={css['rowLink']}>
        <span className={css['quiet']}>#{other.number}</span>
        <span className={css['grow']}>{other.subject}</span>
        <StatusPill status={other.status} />
      </TicketLink>
      {other.words.length > 0 && (
        <p className={css['reasonText']}>{t('similar.words', { words: list(other.words) })}</p>
      )}
      {other.answer !== null && (
        <details className={css['reasonText']}>
          <summary>{t('similar.answer')}</summary>
          <p>{other.answer}</p>
        </details>
      )}
      {other.linkedAs !== null && <p className={css['reasonText']}>{t(`link.${other.linkedAs}`, values)}</p>}
      {other.linkedAs === null && canLink && (
        <div className={css['why']} role="group" aria-label={t('similar.actions', values)}>
          <button type="button" className={css['textButton']} disabled={link.isPending} onClick={() => tie('related')}>
            {t('similar.link', values)}
          </button>
          <button
            type="button"
            className={css['textButton']}
            disabled={link.isPending}
            onClick={() => tie('duplicate_of')}
          >
            {t('similar.duplicate', values)}
          </button>
        </div>
      )}
    </li>
  )
}
