import type { Call } from '#contract/operation.ts'
import type { AfterStoring, ReceivingSettings, receiving } from '#contract/receiving.ts'

export type SignInMethod = 'password' | 'microsoft' | 'google'
type Body = Call<typeof receiving.save>['body']

/** The form as it is filled in. */
export interface MailboxDraft {
  method: SignInMethod
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  username: string
  password: string
  oauthConnectionId: string | null
  folders: string[]
  afterStoring: AfterStoring
  moveTo: string | null
  isEnabled: boolean
}

export type MailboxFault = 'hostMissing' | 'nameMissing' | 'foldersMissing' | 'moveToMissing' | 'consentMissing'

const hosts = { microsoft: 'outlook.office365.com', google: 'imap.gmail.com', password: '' }

export function draftOf(saved: ReceivingSettings | null, address: string, method: SignInMethod): MailboxDraft {
  if (saved === null) {
    return { ...emptyMailbox, username: address }
  }
  const { host, port, security, username, oauthConnectionId, folders, afterStoring, moveTo, isEnabled } = saved
  return {
    method,
    host,
    port,
    security,
    username,
    password: '',
    oauthConnectionId,
    folders,
    afterStoring,
    moveTo,
    isEnabled,
  }
}

const emptyMailbox: MailboxDraft = {
  method: 'password',
  host: '',
  port: 993,
  security: 'tls',
  username: '',
  password: '',
  oauthConnectionId: null,
  folders: ['INBOX'],
  afterStoring: 'nothing',
  moveTo: null,
  isEnabled: true,
}

/** Another way to sign in brings its server with it. */
export function withMethod(method: SignInMethod): Partial<MailboxDraft> {
  return { method, host: hosts[method], port: 993, security: 'tls', oauthConnectionId: null, password: '' }
}

/** What is still missing, by field. */
export function faultsOf(draft: MailboxDraft): Partial<Record<keyof MailboxDraft, MailboxFault>> {
  const isByPassword = draft.method === 'password'
  return {
    ...serverFaultsOf(draft),
    ...(!isByPassword && draft.oauthConnectionId === null && { oauthConnectionId: 'consentMissing' as const }),
    ...(draft.folders.length === 0 && { folders: 'foldersMissing' as const }),
    ...(draft.afterStoring === 'move' && draft.moveTo === null && { moveTo: 'moveToMissing' as const }),
  }
}

function serverFaultsOf({ method, host, username }: MailboxDraft): Partial<Record<keyof MailboxDraft, MailboxFault>> {
  return {
    ...(host.trim() === '' && { host: 'hostMissing' as const }),
    ...(method === 'password' && username.trim() === '' && { username: 'nameMissing' as const }),
  }
}

export function bodyOf({ method: _, password, ...draft }: MailboxDraft): Body {
  return { ...draft, ...(password !== '' && { password }) }
}
