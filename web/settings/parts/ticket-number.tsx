import { Link } from '@tanstack/react-router'

export function TicketNumber({ number }: { number: number }) {
  return (
    <Link to="/tickets/$number" params={{ number: String(number) }}>
      #{number}
    </Link>
  )
}
