import { Button, type ButtonProps } from '@mantine/core'
import { Link, type LinkProps } from '../link.tsx'

type Props = Pick<LinkProps, 'to' | 'params' | 'search' | 'children'> &
  Pick<ButtonProps, 'variant' | 'size' | 'leftSection'>

/** A link that looks like a button. */
export function LinkButton({ to, params, search, ...button }: Props) {
  const target = { to, ...(params ? { params } : {}), ...(search ? { search } : {}) }
  return <Button {...button} renderRoot={(props) => <Link {...target} {...props} />} />
}
