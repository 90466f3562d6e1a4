import { useMutation } from '@tanstack/react-query'
import { useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { MailedChoice } from './mailed-choice.tsx'

/** Ends a subscription by the link of its mails; it counts only once it is pressed here, as mail scanners open links. */
export function EndPage() {
  const token = useTokenParam()
  const act = useMutation({ mutationFn: () => api.announcements.unsubscribe({ params: { token } }) })
  return <MailedChoice name="end" act={act} />
}
