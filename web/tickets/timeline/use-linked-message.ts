import { useLocation, useNavigate } from '@tanstack/react-router'
import { messageElementId } from './use-timeline-scroll.ts'

/** The message that the address points at, and the ways to point at another one or at none. */
export function useLinkedMessage() {
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const linkedId = /^message-([0-9a-f-]{36})$/.exec(hash)?.[1]
  const goTo = (next: string) => void navigate({ to: '.', search: true, hash: next, replace: true })
  return { linkedId, forget: () => goTo(''), pointAt: (id: string) => goTo(messageElementId(id)) }
}
