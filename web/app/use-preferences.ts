import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import type { Me } from '#contract/sessions.ts'
import { i18next, setLanguage } from '#web/lib/i18n.ts'

/** The look, the density and the language that the person chose, on whatever machine. */
export function usePreferences(me: Me | undefined): void {
  const { setColorScheme } = useMantineColorScheme()
  const theme = me?.theme
  const density = me?.density
  const language = me?.language

  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme)
  }, [theme, setColorScheme])

  useEffect(() => {
    if (density) document.documentElement.dataset['density'] = density
  }, [density])

  useEffect(() => {
    if (language && language !== i18next.language) void setLanguage(language)
  }, [language])
}
