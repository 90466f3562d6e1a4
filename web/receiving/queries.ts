import { useQuery } from '@tanstack/react-query'
import type { ReceivingSettings } from '#contract/receiving.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** Beneath the word of mail, so that news of mail ask again how it goes. */
export const receivingKeys = {
  mailbox: (inboxId: string) => keys.mail('mailbox', inboxId),
  imports: (inboxId: string) => keys.mail('imports', inboxId),
  consents: keys.mail('consents'),
  channels: keys.mail('channels'),
}

export function useMailbox(inboxId: string) {
  return useQuery({
    queryKey: receivingKeys.mailbox(inboxId),
    queryFn: ({ signal }) => api.receiving.get({ params: { id: inboxId }, signal }),
  })
}

export function useImports(inboxId: string) {
  return useQuery({
    queryKey: receivingKeys.imports(inboxId),
    queryFn: ({ signal }) => api.receiving.imports({ params: { id: inboxId }, signal }),
  })
}

export function useConsents() {
  return useQuery({
    queryKey: receivingKeys.consents,
    queryFn: ({ signal }) => api.oauth.list({ signal }),
  })
}

/** What the server of a mailbox lists; empty while it is asked, and when it does not answer. */
export function useFolders(inboxId: string, receiving: ReceivingSettings): string[] {
  const { host, port, security, username, oauthConnectionId } = receiving
  const trial = useQuery({
    // Not beneath the word of mail: each look is a sign-in.
    queryKey: ['mailbox-folders', inboxId, host, username],
    queryFn: ({ signal }) =>
      api.receiving.try({
        params: { id: inboxId },
        body: { host, port, security, username, oauthConnectionId },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return trial.data?.works === true ? trial.data.folders.map(({ path }) => path) : []
}
