import type { SampleArticle } from './outline.ts'

/** Computers and printers. */
export const deviceArticles: readonly SampleArticle[] = [
  {
    category: 'devices',
    visibility: 'public',
    texts: {
      es: {
        title: 'Sacar un atasco de la impresora',
        summary: 'Quitar el papel sin romper nada, y qué hacer si vuelve a pasar.',
        keywords: 'papel atascado, multifunción, bandeja',
        text: `1. Abre la puerta que parpadea en la pantalla.
2. Tira del papel con las dos manos, despacio y en el sentido en que avanza.
3. Saca la bandeja y comprueba que no queda ningún trozo.
4. Cierra todo: la impresora sigue con lo que tenía.

> [!WARNING]
> El rodillo del fondo quema. Si el papel está ahí, apágala y espera diez minutos.

Si se atasca más de dos veces en un día, pon el cartel y avísanos con el número de la etiqueta.`,
      },
      en: {
        title: 'Clear a paper jam in the printer',
        summary: 'Take the paper out without breaking anything, and what to do if it happens again.',
        keywords: 'stuck paper, multifunction, tray',
        text: `1. Open the door that blinks on the display.
2. Pull the paper with both hands, slowly, the way it travels.
3. Take the tray out and make sure that no piece is left.
4. Close everything: the printer goes on with what it had.

> [!WARNING]
> The roller at the back is hot. If the paper is there, switch it off and wait ten minutes.

If it jams more than twice in a day, hang up the sign and tell us the number on the label.`,
      },
    },
  },
  {
    category: 'devices',
    visibility: 'public',
    texts: {
      es: {
        title: 'Añadir una impresora a tu equipo',
        summary: 'Instalar la impresora de tu planta sin permisos de administrador.',
        keywords: 'instalar, imprimir, cola',
        text: `1. Abre el centro de programas y elige **Impresoras**.
2. Busca el código de la etiqueta, por ejemplo \`IMP-2-NORTE\`.
3. Pulsa **Añadir** e imprime la página de prueba.

## Recoger lo impreso

Acerca tu tarjeta a cualquier impresora: lo que enviaste te sigue durante doce horas.`,
      },
      en: {
        title: 'Add a printer to your computer',
        summary: 'Install the printer of your floor without administrator rights.',
        keywords: 'install, print, queue',
        text: `1. Open the software centre and choose **Printers**.
2. Look for the code on the label, such as \`IMP-2-NORTE\`.
3. Press **Add** and print the test page.

## Pick up what you printed

Hold your card to any printer: what you sent follows you for twelve hours.`,
      },
    },
  },
  {
    category: 'devices',
    visibility: 'public',
    texts: {
      es: {
        title: 'El ordenador va lento: qué mirar antes de llamar',
        summary: 'Cinco comprobaciones que resuelven la mayoría de los casos.',
        keywords: 'lentitud, memoria, bloqueado, reiniciar',
        text: `1. **Reinicia.** No suspender: reiniciar.
2. Mira si hay una actualización a medias; déjala terminar.
3. Cierra las pestañas que no uses: cada una ocupa memoria.
4. Comprueba que quedan 10 GB libres en el disco.
5. Conecta el cargador: con poca batería, el equipo se frena a propósito.

## Si sigue lento

Abre una solicitud con la hora a la que ocurre y el programa que usabas. Con eso miramos los datos de ese momento.`,
      },
      en: {
        title: 'The computer is slow: what to look at before you call',
        summary: 'Five checks that solve most cases.',
        keywords: 'slowness, memory, frozen, restart',
        text: `1. **Restart.** Not sleep: restart.
2. See whether an update is half done; let it end.
3. Close the tabs that you do not use: each takes memory.
4. Make sure that there are 10 GB free on the disk.
5. Plug in the charger: with little battery the computer slows down on purpose.

## If it is still slow

Open a request with the time it happens and the program you were using. With that we look at the figures of that moment.`,
      },
    },
  },
  {
    category: 'devices',
    visibility: 'public',
    texts: {
      es: {
        title: 'Conectar una segunda pantalla',
        summary: 'Cables, modos y qué hacer si se queda negra.',
        keywords: 'monitor, proyector, HDMI, USB-C',
        text: `1. Conecta el cable **USB-C** o **HDMI** y espera cinco segundos.
2. Pulsa \`Windows + P\` y elige **Ampliar**.
3. En **Pantalla**, arrastra los cuadros como están sobre tu mesa.

> [!TIP]
> ¿Negra? Cambia de entrada con el botón de la pantalla, y prueba el cable en otra.`,
      },
      en: {
        title: 'Connect a second screen',
        summary: 'Cables, modes, and what to do if it stays black.',
        keywords: 'monitor, projector, HDMI, USB-C',
        text: `1. Plug in the **USB-C** or **HDMI** cable and wait five seconds.
2. Press \`Windows + P\` and choose **Extend**.
3. Under **Display**, drag the boxes to where they stand on your desk.

> [!TIP]
> Black? Change the input with the button of the screen, and try the cable on another one.`,
      },
    },
  },
  {
    category: 'devices',
    visibility: 'public',
    texts: {
      es: {
        title: 'Pedir un equipo nuevo o un repuesto',
        summary: 'Plazos, modelos y cómo devolver el anterior.',
        keywords: 'portátil, ratón, teclado, cargador, compra',
        text: `| Qué | Plazo |
| --- | --- |
| Ratón, teclado, cargador | El mismo día, en recepción |
| Pantalla | 3 días |
| Portátil | 10 días, con aprobación |

## Devolver el anterior

1. Guarda tus archivos en la carpeta personal: el disco se borra.
2. Tráelo con el cargador a soporte, planta 1.`,
      },
      en: {
        title: 'Ask for a new computer or a spare part',
        summary: 'How long it takes, which models, and how to return the old one.',
        keywords: 'laptop, mouse, keyboard, charger, purchase',
        text: `| What | How long |
| --- | --- |
| Mouse, keyboard, charger | The same day, at the front desk |
| Screen | 3 days |
| Laptop | 10 days, with approval |

## Return the old one

1. Save your files in your own folder: the disk is wiped.
2. Bring it with its charger to support, first floor.`,
      },
    },
  },
]
