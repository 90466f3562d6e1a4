import { useParams } from '@tanstack/react-router'
import { ProblemPage } from '#web/problems/index.ts'

export function ProblemRoute() {
  const { number = '' } = useParams({ strict: false })
  return <ProblemPage key={number} number={Number(number)} />
}
