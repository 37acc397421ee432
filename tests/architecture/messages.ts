/** The compiler that the build uses, so that the guards read a message as the interface does. */
export { compileMessage } from '@lingui/message-utils/compileMessage'
