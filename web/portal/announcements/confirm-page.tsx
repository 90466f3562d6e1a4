import { useMutation } from '@tanstack/react-query'
import { useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { MailedChoice } from './mailed-choice.tsx'

/** Where the mailed link leads; it counts only once it is pressed here, as mail scanners open links. */
export function ConfirmPage() {
  const token = useTokenParam()
  const act = useMutation({ mutationFn: () => api.announcements.confirm({ params: { token } }) })
  return <MailedChoice name="confirm" act={act} />
}
