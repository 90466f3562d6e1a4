import type { SampleArticle } from './outline.ts'

/** The network of the office, and the way to it from home. */
export const networkArticles: readonly SampleArticle[] = [
  {
    category: 'network',
    visibility: 'public',
    texts: {
      es: {
        title: 'Conectarte a la VPN desde casa',
        summary: 'Entrar en la red de la empresa desde fuera, y qué mirar si no conecta.',
        keywords: 'teletrabajo, remoto, túnel',
        text: `## La primera vez

1. Instala **Conexión Almazor** desde el centro de programas.
2. Ábrela y escribe tu dirección de correo.
3. Confirma con el doble factor.

## Cada día

Pulsa **Conectar**. El escudo de la barra se pone verde.

## Si no conecta

1. Comprueba que hay internet: abre una página cualquiera.
2. Mira la hora del equipo: con más de cinco minutos de diferencia, el código no vale.
3. En un hotel o un tren, acepta antes las condiciones de su red.
4. Cierra el programa del todo y ábrelo otra vez.

> [!INFO]
> El error **720** es la hora del equipo; el **809**, una red que no deja pasar la VPN: prueba con el móvil.

\`\`\`bash
ping vpn.almazor.example
\`\`\``,
      },
      en: {
        title: 'Connect to the VPN from home',
        summary: 'Get into the company network from outside, and what to look at if it does not connect.',
        keywords: 'remote work, tunnel, homeworking',
        text: `## The first time

1. Install **Almazor Connection** from the software centre.
2. Open it and type your mail address.
3. Confirm with the second factor.

## Every day

Press **Connect**. The shield in the bar turns green.

## If it does not connect

1. Make sure that there is internet: open any page.
2. Look at the clock of the computer: with more than five minutes of difference the code is not accepted.
3. In a hotel or a train, accept the terms of its network first.
4. Close the program entirely and open it again.

> [!INFO]
> Error **720** is the clock of the computer; **809** is a network that does not let the VPN through: try your phone.

\`\`\`bash
ping vpn.almazor.example
\`\`\``,
      },
    },
  },
  {
    category: 'network',
    visibility: 'public',
    texts: {
      es: {
        title: 'Usar la wifi de la oficina y la de invitados',
        summary: 'Qué red elegir, y cómo dar internet a una visita.',
        keywords: 'red inalámbrica, contraseña wifi, visitas',
        text: `| Red | Para quién | Cómo se entra |
| --- | --- | --- |
| Almazor | Equipos de la empresa | Sola, sin escribir nada |
| Almazor-Invitados | Visitas y móviles propios | Con el código del día |

## Dar internet a una visita

1. Pide el código en recepción, o míralo en la pantalla de la entrada.
2. La visita elige **Almazor-Invitados** y lo escribe.

## Si va lenta

Acércate a un punto de acceso (la caja blanca del techo). Si solo va lenta en un sitio, dinos la sala.`,
      },
      en: {
        title: 'Use the office wifi and the guest network',
        summary: 'Which network to choose, and how to give a visitor internet.',
        keywords: 'wireless, wifi password, visitors',
        text: `| Network | For whom | How to get in |
| --- | --- | --- |
| Almazor | Computers of the company | By itself, without typing anything |
| Almazor-Invitados | Visitors and your own phone | With the code of the day |

## Give a visitor internet

1. Ask for the code at the front desk, or read it on the screen at the entrance.
2. The visitor chooses **Almazor-Invitados** and types it.

## If it is slow

Move closer to an access point (the white box on the ceiling). If it is slow in one place only, tell us the room.`,
      },
    },
  },
]
