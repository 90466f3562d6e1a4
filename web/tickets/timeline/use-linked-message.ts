import { useLocation, useNavigate } from '@tanstack/react-router'

/** The message that the address points at, and the way to point at none. */
export function useLinkedMessage() {
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const linkedId = /^message-([0-9a-f-]{36})$/.exec(hash)?.[1]
  return { linkedId, forget: () => void navigate({ to: '.', search: true, hash: '', replace: true }) }
}
