import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { useMe } from '#web/lib/me.ts'
import { useAuthorName } from './message-head.tsx'

/** Tells, to those who hear the page, who has just written. */
export function Arrivals({ messages }: { messages: Message[] }) {
  const me = useMe().id
  const [arrived, setArrived] = useState<Message>()
  const last = messages.at(-1)
  const known = useRef(last?.id)

  useEffect(() => {
    if (!last || last.id === known.current) return
    known.current = last.id
    if (last.author?.id !== me) setArrived(last)
  }, [last, me])

  return (
    <div role="status" className="visually-hidden">
      {arrived && <Arrival message={arrived} />}
    </div>
  )
}

function Arrival({ message }: { message: Message }) {
  const { t } = useTranslation('tickets')
  return t('timeline.arrived', { name: useAuthorName(message) })
}
