import { stem } from './stem.ts'
import { plainWord } from './tokens.ts'

/**
 * Words of a help desk that mean one thing, in Spanish and English: a line is one meaning, its first word names it. A
 * ticket in one language so finds those in the other. General words of computing and offices only; what is the desk's
 * own (names of programs, of printers, of places) is the same in both languages anyway.
 */
const meanings = `
print impresora imprimir imprime impresion impresoras printer printing printed
toner cartucho tinta cartridge ink
paper papel folio folios hojas sheet
jam atasco atascado atascada atasca jammed stuck
queue cola colas trabajos spooler jobs
scan escaner escanear escaneo scanner scanning scanned
password contrasena clave passwd pass contrasenas
expire caducado caducada caduca caducar vencido expired expires expiry
lock bloqueado bloqueada bloquea bloqueo bloquear locked blocked lockout
login entrar sesion acceder iniciar log-in signin sign-in logon logging
access acceso permiso permisos permission permissions rights autorizacion
denied denegado denegada rechaza rechazado refused rejected
mail correo correos email e-mail mails emails mensaje mensajes message messages
mailbox buzon buzones
attachment adjunto adjuntos attachments attached adjuntar
spam phishing sospechoso suspicious fraude scam estafa
calendar calendario agenda calendars
meeting reunion reuniones meetings cita videollamada videoconferencia
signature firma firmar sign signing
network red redes
wireless wifi wi-fi inalambrica inalambrico
connection conexion conectar conecta conectarme connect connecting connected
disconnect desconecta desconexion cae caida corta cortes drops dropping drop disconnected disconnects
cable cables wire
slow lento lenta lentitud despacio tarda slowly slowness sluggish
internet web navegacion browsing
browser navegador chrome firefox edge
page pagina website webpage sitio
vpn remoto remota remote teletrabajo tunel tunnel
screen pantalla monitor display pantallas monitors screens
blank negro negra black blanco
keyboard teclado teclas tecla keys
mouse raton
laptop portatil portatiles notebook
computer ordenador pc ordenadores computadora desktop
battery bateria charge carga cargar charging charger cargador
power enciende encender arranca arrancar boot start startup apagado turn
restart reiniciar reinicia reinicio reboot restarts rebooted restarted
crash cuelga cuelgue bloquea congela freeze freezes frozen crashes hangs
update actualizar actualizacion updates updating upgrade
install instalar instalacion installed installing installation
license licencia licencias licence licenses licences
file fichero archivo ficheros archivos files document documento documents documentos
folder carpeta carpetas directorio folders directory
shared compartida compartido compartidas share compartir shares sharing
delete borrado borrar borre borrada eliminado eliminar deleted removed
recover recuperar restaurar restore recovery recovered restored
backup copia respaldo copias backups
disk disco drive unidad discos
space espacio full lleno llena storage almacenamiento quota cuota
phone telefono telefonos phones movil mobile smartphone
call llamada llamadas llamar calls calling
voice voz voicemail contestador
sound sonido audio oye oigo escucha hear
microphone micro microfono mic
camera camara webcam
headset auriculares cascos headphones
invoice factura facturas invoices invoicing facturacion billing
order pedido pedidos orders purchase compra
customer cliente clientes customers client clients
payroll nomina nominas payslip payslips salary
expense gasto gastos expenses dietas
holiday vacaciones vacation leave ausencia ausencias
employee empleado empleada trabajador empleados employees staff
new nuevo nueva nuevos nuevas alta joiner starter
leaver baja offboarding
account cuenta cuentas accounts
certificate certificado certificados certificates
virus malware ransomware infected infectado antivirus
database bbdd datos data
server servidor servidores servers
app aplicacion programa aplicaciones application software apps program
report informe informes reports listado
export exportar exporta exported exporting
import importar importacion imported importing
spreadsheet excel hoja xlsx
word docx
format formato
badge tarjeta tarjetas card cards
door puerta puertas doors
room sala salas rooms
desk mesa puesto
light luz luces lights lamp
heat calefaccion calor heating hot
cold frio aire climatizacion conditioning
water agua fuga goteo leak leaking
stock inventario almacen inventory warehouse
barcode codigo-barras lector reader
payment pago pagos pagar cobro payments
price precio precios prices tarifa
tax iva vat impuesto
bank banco bancario bancaria
project proyecto proyectos projects
change cambiar cambio cambia changed changing
address direccion addresses
name nombre nombres names apellido surname
language idioma languages
error errores errors fallo fails failing failed failure falla
wrong incorrecto incorrecta mal incorrect
duplicate duplicado duplicada duplicados duplicates doble twice
missing falta faltan desaparecido desaparecida lost perdido disappeared gone
open abrir abre abren opens opening
close cerrar cierra closes closing
send enviar envia envio enviado sent sending sends
receive recibir recibo recibe llega llegan received receiving arrive arrives
save guardar guarda saved saving
download descargar descarga downloads downloaded
upload subir subida uploading uploaded
sync sincroniza sincronizar sincronizacion syncing synchronise synchronize synchronization
code codigo codes
token autenticador authenticator mfa 2fa doble-factor verificacion verification
link enlace enlaces links
group grupo grupos groups
list lista listas lists
dock base docking
usb pendrive stick
projector proyector
television tele tv
contract contrato contratos contracts
supplier proveedor proveedores suppliers vendor
signal cobertura senal coverage
roaming extranjero abroad
till caja tpv pos
label etiqueta etiquetas labels
color colour colores colours
quality calidad
break roto rota rotos rotas romper broken broke smashed
damage danado danada danados golpeado golpeada damaged crushed dents
crack rajada rajado grieta cracked
deliver entrega entregar entregado reparto delivery delivered deliveries
parcel paquete paquetes package packages parcels shipment
carrier transportista mensajero courier
pallet pale pales palet palets pallets
ship enviar-pedido expedicion shipping shipped ships
tracking seguimiento rastreo trazabilidad
return devolver devolucion devuelvo devuelto devoluciones returns returned
refund abono abonado abonar reembolso reembolsar refunds refunded
size talla tamano sizes
cancel anular anula cancelar cancela cancelled
charge-money cobrado cobrar cobro facturado charged billed
receipt recibo recibos tique tiques receipts
terminal datafono terminals
drawer cajon cajones
turnstile torno tornos
building edificio edificios
weekend sabado domingo saturday sunday
warning aviso avisos advertencia warnings alert
approve aprobar aprobado aprobacion autorizar approved approval
travel viaje viajes viajo viajar trip trips
mileage kilometraje kilometro kilometros mile km
register registrar registrarme registro registrarse registered registration
activate activar activacion activated activation
encrypt cifrado cifrados encriptado encrypted
ransom rescate
popup popups ventanas ventana pop-up pop-ups
flicker parpadea parpadeo parpadean flickers flickering blinks blinking
ceiling techo gotera
chair silla sillas chairs
shop tienda tiendas online shops store
basket carrito cesta cart
site sede sedes delegacion branch sucursal
outage corte averia offline
bounce rebota rebotan rebotado rebotados bounces bounced
junk deseado deseados basura publicidad newsletter newsletters boletines
director ceo jefe jefa gerente boss manager
forward reenviar reenviad desviar desvio desvia forwarded
audit auditoria auditores auditors
version versiones versions
driver controlador controladores drivers
blue azul
echo eco
coverage sin-senal
spelling corrector ortografico ortografia spell spelling
frequent formato-fecha fechas fecha date dates
supplier-offer oferta ofertas offer offers tender tenders
restart-loop bucle loop
fake falso falsa falsos suplantacion pretending
click pinche pinchado pinchar clicked
overtime extra extras
withholding irpf retencion
leave-days disponibles quedan left
fill relleno vacio vacia empties empty
shelf estanteria estanterias shelves
location ubicacion ubicaciones locations
count recuento
mismatch descuadrado cuadra cuadran mismatch
negative negativo negativa negativos
restore-test prueba test
intern becario becaria becarios interns
start incorpora incorporacion empieza starts hire
equipment material equipos
garage garaje
temperature temperatura grados degrees
site-home portada homepage
picture foto fotos imagen imagenes pictures images photo photos
attach adjunta
bank-debit domiciliacion domiciliado debit
debt recobro
decline rechazan declined
invalid invalida invalido valido
fine-print letra
symbol simbolos caracteres acentos characters accents garbled
locked-room cerrada
stolen robado robo theft
swap cambiado intercambiado swapped
extension extensiones
battery-swollen hinchada hinchado swollen bulging
remote-control mando
country extranjera
dial marcar
fan ventilador
logo logotipo
unlock desbloquear desbloqueo unlocking
mistake equivocado equivocada error-humano
overwrite machaque sobrescrito overwritten overwrote
`

const typoFrom = 6

interface Glossary {
  /** From a word or its stem to its meaning. */
  exact: ReadonlyMap<string, string>
  /** From a word less one letter to its meaning; two meanings under one such word cancel each other. */
  near: ReadonlyMap<string, string | undefined>
}

const glossary = build()

/** What a word means, also when it is misspelt by one letter; undefined for words that are not in the glossary. */
export function meaningOf(word: string, stemmed: string): string | undefined {
  const exact = glossary.exact.get(word) ?? glossary.exact.get(stemmed)
  if (exact !== undefined || word.length < typoFrom || /\d/.test(word)) return exact
  const whole = glossary.near.get(word)
  if (whole !== undefined) return whole
  for (const less of withoutOne(word)) {
    const near = glossary.exact.get(less) ?? glossary.near.get(less)
    if (near !== undefined) return near
  }
  return undefined
}

function build(): Glossary {
  const exact = new Map<string, string>()
  const near = new Map<string, string | undefined>()
  for (const line of meanings.trim().split('\n')) {
    const words = line.split(' ').map(plainWord)
    const [meaning = ''] = words
    for (const word of words) {
      for (const form of [word, stem(word, 'es'), stem(word, 'en')]) if (!exact.has(form)) exact.set(form, meaning)
      if (word.length < typoFrom) continue
      for (const less of withoutOne(word)) {
        near.set(less, near.has(less) && near.get(less) !== meaning ? undefined : meaning)
      }
    }
  }
  return { exact, near }
}

/** All that is left of a word when one letter is missing; two words misspelt by one letter meet there. */
function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}
