import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { useMe } from '#web/lib/me.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { useMoment } from '../use-moment.ts'
import { MessageBody } from './message-body.tsx'
import css from './message-card.module.css'
import { Card } from './message-card.tsx'

export interface OutgoingMessage {
  kind: 'reply' | 'note'
  bodyHtml: string
  at: string
}

const noFiles: Attachment[] = []

/** The message that is on its way to the server, shown as if it were there. */
export function OutgoingCard({ outgoing, count }: { outgoing: OutgoingMessage; count: number }) {
  const { t } = useTranslation('tickets')
  const me = useMe()
  const when = useMoment()(outgoing.at)
  const body = { bodyHtml: outgoing.bodyHtml, bodyText: '', newText: '', attachments: noFiles }

  return (
    <Card
      kind={outgoing.kind}
      direction={outgoing.kind === 'note' ? 'internal' : 'out'}
      label={t('message.label', { kind: t(`message.kind.${outgoing.kind}`), name: me.name, when })}
      position={{ index: count, count: count + 1 }}
      isBusy
    >
      <div className={css['head']}>
        <Avatar name={me.name} id={me.id} size={30} />
        <div className={css['who']}>
          <p className={css['name']}>{me.name}</p>
          <p className={css['when']}>{t('delivery.posting')}</p>
        </div>
      </div>
      <MessageBody message={body} />
    </Card>
  )
}
