import { fileUnread, type FileUnreadPorts } from '../receive-mail/file-unread.ts'

/** Why it is held; a mail with this reason is pending again once its message is brought back. */
export const NOT_READ = 'It could not be read: the fault is ours, and the mail is kept as it came.'

/** @returns false when it is no longer pending */
export const fileDeadLetter = async (mailId: string, ports: FileUnreadPorts): Promise<boolean> =>
  await fileUnread(mailId, NOT_READ, ports)
