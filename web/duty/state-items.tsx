import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { agentState } from '#contract/duty.ts'
import { useShortcuts } from '#web/lib/keys.ts'
import { StandingDot } from './standing-mark.tsx'
import { useOwnState } from './use-own-state.ts'

/** The own state, to be said quickly from a menu. */
export function StateItems() {
  const { t } = useTranslation('duty')
  const { own, say } = useOwnState()
  const choose = (value: string) => {
    const state = agentState.options.find((one) => one === value)
    if (state && state !== own?.state) say(state)
  }
  return (
    <Menu.RadioGroup value={own?.state ?? ''} onChange={choose}>
      <Menu.Label>{t('state.title')}</Menu.Label>
      {agentState.options.map((state) => (
        <Menu.RadioItem key={state} value={state} rightSection={<StandingDot standing={state} />}>
          {t(`state.${state}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

/** How it is with oneself, as a dot on the own face. */
export function OwnDot() {
  const { own } = useOwnState()
  return own ? <StandingDot standing={own.standing} /> : null
}

const letters = { available: 'a', busy: 'b', away: 'w', off: 'o' } as const

/** The own state by keys, and so in the palette. */
export function useStateKeys(): void {
  const { t } = useTranslation('duty')
  const { say } = useOwnState()
  useShortcuts(
    agentState.options.map((state) => ({
      keys: `d ${letters[state]}`,
      label: t(`state.set.${state}`),
      group: t('state.title'),
      run: () => say(state),
    })),
  )
}
