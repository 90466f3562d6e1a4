import { useFormat } from '#web/lib/format.ts'

/** Figures as they are read; a dash where nothing was rated. */
export function useFigureWords() {
  const { number } = useFormat()
  return {
    share: (part: number, whole: number) => (whole === 0 ? '–' : `${number(Math.round((part / whole) * 100))} %`),
    mean: (value: number | null) => (value === null ? '–' : number(Math.round(value * 100) / 100)),
    number,
  }
}
