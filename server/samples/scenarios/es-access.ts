import { agent, call, note, requester, type Told } from '../scenario.ts'

export const esAccess: Told[] = [
  {
    type: 'incident',
    urgency: 3,
    tags: ['vpn', 'teletrabajo'],
    subjects: ['No me conecta la VPN desde casa', 'La VPN se cae cada pocos minutos', 'VPN: error de autenticación'],
    openings: [
      'Desde esta mañana no consigo conectarme a la VPN desde casa. Se queda en «Conectando…» y al minuto sale un error de tiempo de espera. El wifi funciona, porque navego sin problema.',
      'La VPN se me conecta, pero se corta cada cinco o diez minutos y pierdo lo que tengo abierto en {app}. Ayer iba perfecta. El equipo es el {host}.',
      'Al abrir la VPN me dice «credenciales no válidas», y con la misma contraseña entro en el correo sin problema. Tengo que cerrar hoy un informe y no llego a la carpeta de {site}.',
    ],
    turns: [
      agent(
        'Vamos a verlo. ¿Me dice qué versión del cliente VPN le aparece abajo a la izquierda, y si está conectado por cable o por wifi?',
        'Gracias por avisar. ¿Le ocurre también si comparte internet desde el móvil? Así sabremos si es la línea de casa o nuestro lado.',
      ),
      requester(
        'La versión es la {version}. Estoy por wifi, el mismo de siempre.',
        'Con el móvil me pasa exactamente lo mismo. La versión que pone es la {version}.',
      ),
      note(
        'El certificado de {host} caducó anoche: no se renovó porque el equipo llevaba tres semanas sin pasar por la oficina.',
        'En el concentrador se ve la sesión cortada por MTU. Es el mismo patrón que en los casos del martes.',
      ),
      agent(
        'Ya lo tengo: el certificado de su equipo había caducado. Lo he renovado.\n\nPor favor:\n- Reinicie el equipo.\n- Abra la VPN y acepte el aviso nuevo.\n\nDebería conectar a la primera. Dígame si no es así.',
        'He publicado la versión nueva del cliente para su equipo. Se instala sola al reiniciar; después la conexión ya no se corta. La he dejado veinte minutos en prueba con su usuario y ha aguantado.',
      ),
    ],
  },
  {
    type: 'incident',
    urgency: 3,
    tags: ['contraseña', 'cuenta'],
    subjects: ['Cuenta bloqueada', 'No puedo entrar, dice que mi contraseña ha caducado', 'Usuario bloqueado en {app}'],
    openings: [
      'Me he equivocado varias veces con la contraseña y ahora me pone que la cuenta está bloqueada. ¿Podéis desbloquearla? Tengo clientes esperando.',
      'Al volver de vacaciones el ordenador me pide cambiar la contraseña, la cambio y me vuelve a pedir lo mismo. No puedo pasar de ahí.',
      'No puedo entrar en {app}: «usuario deshabilitado». En Windows entro bien.',
    ],
    turns: [
      call(
        'Llamo para confirmar la identidad con las preguntas de seguridad. Correcto. Desbloqueo la cuenta mientras hablamos y entra sin problema.',
        'Hablo con {requester}. Había un móvil antiguo que seguía intentando entrar con la contraseña vieja y volvía a bloquear la cuenta. Lo quitamos juntos.',
      ),
      agent(
        'Cuenta desbloqueada. Recuerde cambiar también la contraseña guardada en el correo del móvil; si no, volverá a bloquearse en unas horas.',
        'Ya está activa de nuevo. La contraseña nueva tiene que tener 12 caracteres y no puede repetir ninguna de las cinco últimas: por eso se la rechazaba sin explicar nada.',
      ),
    ],
  },
  {
    type: 'request',
    urgency: 2,
    impact: 2,
    tags: ['alta', 'nuevo empleado'],
    subjects: [
      'Alta de {newcomer}, empieza el {date}',
      'Nueva incorporación en {site}',
      'Preparar puesto para {newcomer}',
    ],
    openings: [
      'El {date} se incorpora {newcomer} al equipo de {site}. Necesita portátil, correo, acceso a {app} y a la carpeta compartida del departamento. ¿Puede estar listo para el primer día?',
      'Os aviso con tiempo de una incorporación: {newcomer}, el {date}. Mismo perfil y permisos que tiene ahora {colleague}. Trabajará dos días a la semana desde casa, así que también VPN.',
    ],
    turns: [
      agent(
        'Perfecto, gracias por avisar con margen. ¿Necesitará móvil de empresa y firma digital? Y para el correo, ¿confirmamos el formato nombre.apellido?',
        'Tomo nota. Dos dudas: ¿en qué planta se sentará y quién será su responsable en {app}?',
      ),
      requester(
        'Móvil sí, firma no. El formato está bien así.',
        'En la planta {floor}, junto a la ventana. De autorizar me encargo yo.',
      ),
      note(
        'Portátil {host} reservado del almacén y maquetado. Falta licencia de {app}, pedida hoy.',
        'Usuario creado. Grupos copiados de {colleague}, menos el de nóminas, que no procede.',
      ),
      agent(
        'Todo preparado: el equipo {host} está en recepción con una etiqueta a nombre de {newcomer}, y la primera contraseña se la daremos en mano. Lleva una hoja con los primeros pasos.',
        'La cuenta, el buzón y los permisos de {newcomer} están creados y probados. El {date} a las nueve pasará {agent} por su mesa para ayudarle a entrar.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['permisos', 'carpetas'],
    subjects: ['Acceso a la carpeta {folder}', 'Permisos en {folder} para el equipo', 'No veo la carpeta {folder}'],
    openings: [
      'Necesitaría acceso de lectura y escritura a la carpeta {folder}. {colleague} la comparte con el resto del equipo y yo no la veo.',
      'Desde que cambié de departamento ya no me aparece {folder}, y la sigo necesitando hasta final de mes para el traspaso.',
      '¿Podéis dar permiso a {newcomer} en {folder}? Solo lectura es suficiente.',
    ],
    turns: [
      note(
        'El responsable de {folder} es {colleague}. Le pido la autorización por escrito.',
        'Autorización recibida por correo del responsable de la carpeta. Adelante.',
      ),
      agent(
        'Ya tiene acceso a {folder}. Cierre la sesión y vuelva a entrar para que aparezca la unidad.',
        'Concedido hasta fin de mes, como pedía; el permiso se retira solo ese día. Si hace falta más tiempo, responda a este mensaje.',
      ),
    ],
  },
  {
    type: 'incident',
    urgency: 3,
    impact: 2,
    tags: ['phishing', 'seguridad'],
    file: 'picture',
    subjects: ['Correo sospechoso que pide la contraseña', '¿Es vuestro este mensaje?', 'He pulsado en un enlace raro'],
    openings: [
      'Me ha llegado un correo «de Sistemas» que dice que mi buzón caduca hoy y que pulse para renovarlo. Tiene mala pinta. ¿Es vuestro? Adjunto captura.',
      'Creo que he metido la pata: he pulsado en un enlace de un correo de una mensajería y he puesto mi usuario. Al momento me he dado cuenta de que la página no era la nuestra.',
      'En {site} nos ha llegado a varios el mismo correo con una factura en .zip de un proveedor que no conocemos. Nadie la ha abierto, que yo sepa.',
    ],
    turns: [
      agent(
        'Ha hecho muy bien en preguntar: no es nuestro. No pulse en nada y no lo reenvíe; nos basta con la captura. ¿Sabe si lo ha recibido alguien más cerca de usted?',
        'Gracias por avisar enseguida, que es lo más importante. Le he cerrado todas las sesiones y en unos minutos le llamo para poner una contraseña nueva.',
      ),
      note(
        'Remitente bloqueado en la pasarela. 14 buzones lo recibieron; retirado de todos. Dos personas pulsaron, ninguna llegó a enviar datos.',
        'Revisados los accesos de la última hora: ninguno desde fuera. Regla de reenvío: no hay. Contraseña cambiada por teléfono.',
      ),
      agent(
        'El mensaje está retirado de todos los buzones y el remitente, bloqueado. Su cuenta está bien: no hay ningún acceso extraño. Gracias otra vez por avisar tan rápido.',
        'Todo revisado y en orden. He puesto un aviso en la intranet con la imagen del correo para que los demás lo reconozcan.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['móvil', 'doble factor'],
    subjects: ['Cambio de móvil y no puedo validar', 'Nuevo teléfono: código de verificación'],
    openings: [
      'He cambiado de móvil y los códigos para entrar me siguen saliendo en el antiguo, que ya no tengo. Ahora no puedo entrar en {app} ni en el correo web.',
      'Mañana me dan el teléfono nuevo de empresa. ¿Qué tengo que hacer para no quedarme sin los códigos de verificación?',
    ],
    turns: [
      agent(
        'Se lo quito del teléfono antiguo. La próxima vez que entre le pedirá registrar el nuevo: tenga el móvil a mano y siga la pantalla, son dos minutos.',
        'Buena pregunta, y mejor antes que después. Con el antiguo todavía encendido, entre en «Mi cuenta > Seguridad» y añada el nuevo; después quite el viejo.',
      ),
      requester(
        'Hecho, ya me ha salido la pantalla y he leído el código con la cámara. Funciona.',
        'Perfecto, lo he hecho sin problemas. Gracias.',
      ),
      agent('Estupendo. Lo dejo cerrado entonces.', 'Me alegro. Queda resuelto; para cualquier cosa, aquí estamos.'),
    ],
  },
]
