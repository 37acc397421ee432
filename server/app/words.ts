import type { Recovery } from '../log/LogStore.ts'

/** What the server says to the person who starts it: French, then English. */
export type Said = { fr: string, en: string }

export const print = ({ fr, en }: Said): string => `${fr}\n${en}\n`

export const words = {
  ready: (address: string): Said => ({ fr: `Trame est prêt : ${address}`, en: `Trame is ready: ${address}` }),
  onNetwork: (addresses: string[]): Said => ({
    fr: `Sur le réseau de la salle : ${addresses.join(' ou ')}`,
    en: `On the room’s network: ${addresses.join(' or ')}`,
  }),
  howToOpen: (): Said => ({
    fr: 'Pour l’ouvrir au réseau de la salle : HOST=0.0.0.0 npm start',
    en: 'To open it to the room’s network: HOST=0.0.0.0 npm start',
  }),
  stopped: (): Said => ({ fr: 'Trame est arrêté, tout est enregistré.', en: 'Trame has stopped, everything is saved.' }),
  noClient: (): Said => ({
    fr: 'L’interface n’est pas construite (npm run build) : seul le relais répond.',
    en: 'The interface has not been built (npm run build): only the relay answers.',
  }),
  badVariable: (name: string, value: string, expected: Said): Said => ({
    fr: `La variable ${name} vaut « ${value} », ce qui n’est pas utilisable : il faut ${expected.fr}.`,
    en: `The variable ${name} is “${value}”, which cannot be used: it takes ${expected.en}.`,
  }),
  busyPort: (port: number): Said => ({
    fr: `Le port ${port} est déjà pris : arrêtez l’autre programme, ou choisissez-en un autre avec PORT=${port + 1} npm start.`,
    en: `Port ${port} is already taken: stop the other program, or choose another with PORT=${port + 1} npm start.`,
  }),
  badHost: (host: string): Said => ({
    fr: `L’adresse HOST=${host} n’est pas une adresse de cette machine : essayez 127.0.0.1, ou 0.0.0.0 pour toutes.`,
    en: `The address HOST=${host} is not an address of this machine: try 127.0.0.1, or 0.0.0.0 for all.`,
  }),
  forbiddenPort: (port: number): Said => ({
    fr: `Le port ${port} n’est pas permis à cet utilisateur : choisissez-en un au-dessus de 1024.`,
    en: `Port ${port} is not allowed for this user: choose one above 1024.`,
  }),
  folderInUse: (folder: string): Said => ({
    fr: `Le dossier de données ${folder} est déjà utilisé par un autre serveur Trame : arrêtez-le, ou choisissez un autre dossier avec DATA_DIR.`,
    en: `The data folder ${folder} is already in use by another Trame server: stop it, or choose another folder with DATA_DIR.`,
  }),
  folderUnusable: (folder: string): Said => ({
    fr: `Le dossier de données ${folder} ne peut pas être lu ou écrit : vérifiez ses droits, ou choisissez un autre dossier avec DATA_DIR.`,
    en: `The data folder ${folder} cannot be read or written: check its permissions, or choose another folder with DATA_DIR.`,
  }),
  newerSchema: (folder: string): Said => ({
    fr: `Le dossier de données ${folder} a été écrit par une version plus récente de Trame : mettez Trame à jour ; rien n’a été changé.`,
    en: `The data folder ${folder} was written by a newer version of Trame: update Trame; nothing has been changed.`,
  }),
  diskFull: (folder: string): Said => ({
    fr: `Le disque du dossier de données ${folder} est plein : faites de la place puis relancez ; rien n’est perdu.`,
    en: `The disk of the data folder ${folder} is full: make room and start again; nothing is lost.`,
  }),
  diskFailing: (folder: string): Said => ({
    fr: `Le disque du dossier de données ${folder} ne répond pas correctement : copiez le dossier ailleurs et relancez avec DATA_DIR.`,
    en: `The disk of the data folder ${folder} does not respond properly: copy the folder elsewhere and start again with DATA_DIR.`,
  }),
  recovered: ({ code, detail }: Recovery): Said => ({ fr: `${RECOVERED[code]} (${detail})`, en: `${RECOVERED_EN[code]} (${detail})` }),
} as const

const RECOVERED: Record<Recovery['code'], string> = {
  'unclean-stop': 'Le dernier arrêt a été brutal ; le journal a été relu.',
  'missing-journal': 'Le dernier arrêt a été brutal et le journal manque ; les appareils renverront ce qui manque.',
  'damaged-file': 'Le fichier de données était abîmé ; ce qui était lisible a été repris, le reste est mis de côté.',
  'damaged-rows': 'Des lignes du fichier de données étaient illisibles ; le reste est là.',
  'set-aside': 'Une modification illisible a été mise de côté ; le reste est là.',
}
const RECOVERED_EN: Record<Recovery['code'], string> = {
  'unclean-stop': 'The last stop was abrupt; the journal has been replayed.',
  'missing-journal': 'The last stop was abrupt and the journal is missing; devices will send again what is missing.',
  'damaged-file': 'The data file was damaged; what could be read was kept, the rest is set aside.',
  'damaged-rows': 'Some rows of the data file could not be read; the rest is there.',
  'set-aside': 'An unreadable edit was set aside; the rest is there.',
}
