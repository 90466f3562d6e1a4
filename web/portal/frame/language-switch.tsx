import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { setLanguage } from '#web/lib/i18n.ts'
import { isLanguage, type Language, languageNames } from '#web/lib/language.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { isPerson, useVisitor } from '../visitor.ts'
import css from './switches.module.css'
import { showError } from './toast.ts'

/** Offers the other languages by the name they call themselves; for a person it is remembered, mails follow it. */
export function LanguageSwitch() {
  const { i18n } = useTranslation('portal')
  const visitor = useVisitor()
  const choose = useMutation({
    mutationFn: async (language: Language) => {
      await setLanguage(language)
      if (isPerson(visitor)) queryClient.setQueryData(keys.me, await api.sessions.updateMe({ body: { language } }))
    },
    onError: showError,
  })

  return Object.keys(languageNames)
    .filter(isLanguage)
    .filter((language) => language !== i18n.language)
    .map((language) => (
      <button
        key={language}
        type="button"
        lang={language}
        className={css['language']}
        onClick={() => choose.mutate(language)}
      >
        <span className={css['long']}>{languageNames[language]}</span>
        <span className={css['short']} aria-hidden>
          {language.toUpperCase()}
        </span>
      </button>
    ))
}
