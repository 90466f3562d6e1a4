import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type IceCredential, type IceServer, iceAddressOf } from '#contract/ice-servers.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'

/** A server as it stands in the form. */
export interface IceDraft {
  /** Of one that is saved. */
  id: string | undefined
  url: string
  credential: IceCredential
  username: string
  /** Empty: the one that is kept. */
  secret: string
  hasSecret: boolean
}

export const emptyDraft: IceDraft = {
  id: undefined,
  url: '',
  credential: 'none',
  username: '',
  secret: '',
  hasSecret: false,
}

const key = [...keys.remoteSettings, 'ice-servers']

export function useIceServers() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => api.iceServers.list({ signal }) })
}

export function useSaveIceServers(onSaved: (items: IceServer[]) => void) {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (drafts: IceDraft[]) => api.iceServers.put({ body: { items: drafts.map(bodyOf) } }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved)
      showSuccess(t('ice.saved'))
      onSaved(saved.items)
    },
  })
}

/** Asks each server what stands in the form, saved or not. */
export function useTryIceServers() {
  return useMutation({
    mutationFn: (drafts: IceDraft[]) => api.iceServers.try({ body: { items: drafts.map(bodyOf) } }),
  })
}

export function draftOf({ id, url, credential, username, hasSecret }: IceServer): IceDraft {
  return { id, url, credential, username: username ?? '', secret: '', hasSecret }
}

/** With another address: STUN servers ask for nothing, TURN servers for something. */
export function withUrl(draft: IceDraft, url: string): IceDraft {
  const scheme = iceAddressOf(url.trim().toLowerCase())?.scheme
  if (scheme === undefined) return { ...draft, url }
  if (scheme === 'stun') return { ...draft, url, credential: 'none' }
  return { ...draft, url, credential: draft.credential === 'none' ? 'shared_secret' : draft.credential }
}

function bodyOf({ id, url, credential, username, secret }: IceDraft) {
  return {
    ...(id !== undefined && { id }),
    url,
    credential,
    username: credential === 'password' && username !== '' ? username : null,
    ...(secret !== '' && credential !== 'none' && { secret }),
  }
}
