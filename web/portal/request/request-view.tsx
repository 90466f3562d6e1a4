import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import type { Ticket } from '#contract/tickets.ts'
import { AskedService } from '../catalogue/asked-service.tsx'
import { Column } from '../frame/column.tsx'
import { SharePanel } from '../share/share-panel.tsx'
import { Conversation } from './conversation.tsx'
import { GuestOffer } from './guest-offer.tsx'
import { NextStep } from './next-step.tsx'
import { RequestFields } from './request-fields.tsx'
import { RequestHead } from './request-head.tsx'
import css from './request-view.module.css'

interface Props {
  ticket: Ticket
  visitor: Me
  isNew: boolean
}

export function RequestView({ ticket, visitor, isNew }: Props) {
  const { t } = useTranslation('portal')
  return (
    <Column>
      <article className={css['request']}>
        <RequestHead ticket={ticket} visitor={visitor} />
        {isNew && (
          <p role="status" className={css['sent']}>
            <IconCircleCheck size={20} aria-hidden />
            {t('sent.here')}
          </p>
        )}
        <SharePanel number={ticket.number} />
        <AskedService number={ticket.number} />
        <RequestFields values={ticket.fields} names={ticket.fieldNames} />
        <Conversation number={ticket.number} visitor={visitor} />
        <NextStep ticket={ticket} />
        {visitor.role === 'guest' && <GuestOffer />}
      </article>
    </Column>
  )
}
