import type { OauthProvider } from '#contract/oauth.ts'

interface Provider {
  authorizeUrl: string
  tokenUrl: string
  scope: string
  /** What else the page that asks for the consent is told. */
  parameters: Record<string, string>
}

/** Where consents are given and tokens fetched; IMAP and SMTP both, so that one consent serves an inbox. */
export function providerOf(provider: OauthProvider, tenant: string | null): Provider {
  if (provider === 'google') return google
  const root = `https://login.microsoftonline.com/${encodeURIComponent(tenant ?? 'common')}/oauth2/v2.0`
  return { ...microsoft, authorizeUrl: `${root}/authorize`, tokenUrl: `${root}/token` }
}

const microsoft = {
  scope:
    'openid email offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
  parameters: { prompt: 'select_account' },
}

const google: Provider = {
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  scope: 'openid email https://mail.google.com/',
  // Without being asked anew, Google gives no second refresh token.
  parameters: { access_type: 'offline', prompt: 'consent select_account' },
}
