import { Button } from '@mantine/core'
import { IconCheck, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '../api.ts'
import { LinkButton } from '../frame/link-button.tsx'
import { showError, showSuccess } from '../frame/toast.ts'
import { RateRequest } from '../rating/rate-request.tsx'
import { Panel } from './panel.tsx'
import { Reopen } from './reopen.tsx'
import { ReplyBox } from './reply-box.tsx'
import { takeChanged } from './take-changed.ts'

/** What the requester can do now: answer, say that it is solved or is not, rate, or write anew. */
export function NextStep({ ticket }: { ticket: Ticket }) {
  const { can, status } = ticket
  if (status === 'closed') {
    return (
      <>
        {can.reply ? <ClosedLately ticket={ticket} /> : <Closed ticket={ticket} />}
        {(can.rate || ticket.rating) && <RateRequest ticket={ticket} />}
      </>
    )
  }
  if (status === 'solved') {
    return (
      <>
        {can.reopen && <Reopen ticket={ticket} />}
        {(can.rate || ticket.rating) && <RateRequest ticket={ticket} />}
      </>
    )
  }
  return (
    <>
      {can.reply && <ReplyBox ticket={ticket} />}
      {can.solve && <Solve ticket={ticket} />}
    </>
  )
}

function Solve({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  const solve = useMutation({
    mutationFn: () => api.tickets.solve({ params: { number: ticket.number } }),
    onSuccess: (changed) => {
      takeChanged(changed)
      showSuccess(t('solve.done'))
    },
    onError: showError,
  })
  return (
    <Panel title={t('solve.question')}>
      <Button
        variant="default"
        loading={solve.isPending}
        leftSection={<IconCheck size={18} aria-hidden />}
        onClick={() => solve.mutate()}
      >
        {t('solve.action')}
      </Button>
    </Panel>
  )
}

/** For a while an answer opens it again. */
function ClosedLately({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  return (
    <Panel title={t('closed.title')} text={t('closed.replyText')}>
      <ReplyBox ticket={ticket} />
    </Panel>
  )
}

/** By now a new request is the way to go on. */
function Closed({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  return (
    <Panel title={t('closed.title')} text={t('closed.text')}>
      <LinkButton
        to="/new"
        search={{ about: ticket.number }}
        variant="default"
        leftSection={<IconPencil size={17} aria-hidden />}
      >
        {t('closed.new')}
      </LinkButton>
    </Panel>
  )
}
