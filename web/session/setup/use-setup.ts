import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Language } from '#contract/common.ts'
import { ApiError, api } from '#web/lib/api.ts'
import { fieldErrors } from '#web/lib/errors.ts'
import { i18next, setLanguage } from '#web/lib/i18n.ts'
import { isLanguage } from '#web/lib/language.ts'
import { enterDesk } from '../enter-desk.ts'
import { browserTimeZone } from '../time-zones.ts'
import {
  emptyDraft,
  readDraft,
  resumeAt,
  type SetupDraft,
  type SetupStep,
  setupBody,
  setupSteps,
  writeDraft,
} from './setup-draft.ts'
import { faultsOfDraft, faultsOfServer, faultsOfStep, firstFaultyStep, type SetupFaults } from './setup-faults.ts'

const storageKey = 'mesa.setup'

export interface Setup {
  draft: SetupDraft
  password: string
  faults: SetupFaults
  step: SetupStep
  change: (part: Partial<SetupDraft>) => void
  setPassword: (password: string) => void
  goTo: (step: SetupStep) => void
  /** Checks this step and goes to the next one; from the last one it sets the desk up. */
  next: () => void
  back: () => void
  /** What the server refused that belongs to no field. */
  error: unknown
  isOpening: boolean
}

export function useSetup(token: string): Setup {
  const [draft, setDraft] = useState(startDraft)
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<SetupFaults>({})
  const opening = useMutation({
    mutationFn: () => api.desk.setUp({ params: { token }, body: setupBody(draft, password) }),
    onSuccess: (me) => {
      sessionStorage.removeItem(storageKey)
      enterDesk(me)
    },
    onError: (error) => {
      const named =
        error instanceof ApiError ? faultsOfServer({ code: error.code, fields: fieldErrors(error) ?? {} }) : {}
      setFaults(named)
      const step = firstFaultyStep(named)
      if (step) change({ step })
    },
  })
  useEffect(() => sessionStorage.setItem(storageKey, writeDraft(draft)), [draft])

  function change(part: Partial<SetupDraft>) {
    setDraft((before) => ({ ...before, ...part }))
    if (part.step === undefined) setFaults({})
    if (part.language) void setLanguage(part.language)
  }

  function next() {
    const all = faultsOfDraft(draft, password)
    const faulty = draft.step === 'summary' ? all : faultsOfStep(all, draft.step)
    setFaults(faulty)
    const step = firstFaultyStep(faulty)
    if (step) return change({ step })
    if (draft.step === 'summary') return opening.mutate()
    change({ step: setupSteps[setupSteps.indexOf(draft.step) + 1] ?? 'summary' })
  }

  return {
    draft,
    password,
    faults,
    step: draft.step,
    change,
    setPassword: (next) => {
      setPassword(next)
      setFaults({})
    },
    goTo: (step) => change({ step }),
    next,
    back: () => change({ step: setupSteps[Math.max(0, setupSteps.indexOf(draft.step) - 1)] ?? 'desk' }),
    error: firstFaultyStep(faults) ? undefined : opening.error,
    isOpening: opening.isPending || opening.isSuccess,
  }
}

function startDraft(): SetupDraft {
  const language: Language = isLanguage(i18next.language) ? i18next.language : 'en'
  const draft = readDraft(sessionStorage.getItem(storageKey), emptyDraft({ language, timeZone: browserTimeZone() }))
  return { ...draft, step: resumeAt(draft.step) }
}
