import { useLocation, useNavigate } from '@tanstack/react-router'

/** Which side conversation the address points at, so that it can be linked to and left with the back button. */
export function useOpenConversation() {
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const goTo = (next: string) => void navigate({ to: '.', search: true, hash: next })
  return {
    openId: /^side-(new|[0-9a-f-]{36})$/.exec(hash)?.[1],
    open: (id: string) => goTo(`side-${id}`),
    close: () => goTo(''),
  }
}
