import { useTranslation } from 'react-i18next'
import type { TokenScope } from '#contract/operation.ts'

/** What a scope allows. A colon would name a namespace of words, so their keys have none. */
const wordsOf = {
  'tickets:read': 'tokens.scope.tickets.read',
  'tickets:write': 'tokens.scope.tickets.write',
  'people:read': 'tokens.scope.people.read',
  'people:write': 'tokens.scope.people.write',
  'mail:deliver': 'tokens.scope.mail.deliver',
  'settings:read': 'tokens.scope.settings.read',
  'settings:write': 'tokens.scope.settings.write',
} as const satisfies Record<TokenScope, string>

export function useScopeText(): (scope: TokenScope) => string {
  const { t } = useTranslation('settings')
  return (scope) => t(wordsOf[scope])
}
