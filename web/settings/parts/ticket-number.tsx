import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

export function TicketNumber({ number }: { number: number }) {
  return (
    <Anchor
      inherit
      underline="always"
      renderRoot={(props) => <Link to="/tickets/$number" params={{ number: String(number) }} {...props} />}
    >
      #{number}
    </Anchor>
  )
}
