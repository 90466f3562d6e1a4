import { createContext, type ReactNode, useContext } from 'react'
import type { RuleTest } from '#contract/rules.ts'
import type { Kind } from './comparisons.ts'

export interface Option {
  value: string
  label: string
}

export interface ValueProps {
  test: RuleTest
  onChange: (value: RuleTest['value']) => void
  error: string | undefined
}

/** What conditions can look at, and how one speaks of it: given by whatever has conditions. */
export interface Vocabulary {
  /** To be chosen from, in groups where there are many. */
  fields: (Option | { group: string; items: Option[] })[]
  /** The field that a condition begins with. */
  firstField: string
  kindOf(field: string): Kind
  wordOf(field: string): string
  /** What a field that is chosen from a list may be. */
  choicesOf(field: string): Option[]
  /** A value in words; undefined where it speaks for itself. */
  valueWord(field: string, value: string | number): string | undefined
  /** A test in a sentence of its own; undefined: in the usual one. */
  says?(test: RuleTest): string | undefined
  /** Asks for a value in a way of its own; undefined: in the usual one. */
  valueInput?(props: ValueProps): ReactNode | undefined
  /** The entry of the list that stands for a field with a name of its own, and what asks for that name. */
  named?: {
    entryOf(field: string): string | undefined
    fieldFor(entry: string): string | undefined
    input(test: RuleTest, onChange: (field: string) => void, error: string | undefined): ReactNode
  }
}

const VocabularyContext = createContext<Vocabulary | undefined>(undefined)
export const VocabularyProvider = VocabularyContext.Provider

export function useVocabulary(): Vocabulary {
  const vocabulary = useContext(VocabularyContext)
  if (vocabulary === undefined) throw new Error('Conditions are shown outside of what they are about')
  return vocabulary
}
