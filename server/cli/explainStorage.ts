import type { StorageFailure } from '../log/LogStore.ts'
import { words } from './words.ts'

/** Why the data folder would not do it, and the next step. */
export function explainStorage({ code, message }: StorageFailure, dataDir: string): string {
  switch (code) {
    case 'full':
      return words(`Le disque de ${dataDir} est plein : faites de la place puis recommencez. Rien n’a été changé.`, `The disk of ${dataDir} is full: make room and try again. Nothing was changed.`)
    case 'damaged':
      return words(`Le fichier de données de ${dataDir} est abîmé : démarrez le relais, il reprend ce qui est lisible.`, `The data file of ${dataDir} is damaged: start the relay, it keeps what can be read.`)
    case 'newer-schema':
      return words(`Le dossier ${dataDir} a été écrit par une version plus récente de Trame : mettez Trame à jour.`, `The folder ${dataDir} was written by a newer version of Trame: update Trame.`)
    case 'io':
    case 'unusable':
      return words(`Le dossier ${dataDir} ne peut pas être lu ou écrit (${message}).`, `The folder ${dataDir} cannot be read or written (${message}).`)
  }
}
