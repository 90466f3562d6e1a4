import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  number: number
  className?: string | undefined
  children: ReactNode
}

export function TicketLink({ number, className, children }: Props) {
  return (
    <Link to="/tickets/$number" params={{ number: String(number) }} className={className}>
      {children}
    </Link>
  )
}
