import type { FileHandle } from '../../../../../shared/contract/app';
import { api } from '../../../../api';
import { showLadder } from '../view-state';

/**
 * Reads a capture and shows it as a ladder.
 *
 * @throws AppError `file.bad-capture`, `file.too-large`, `file.unknown-token`
 */
export async function openLadder(id: string, file: FileHandle): Promise<void> {
  const ladder = await api.call('capture.open', { file: file.token });
  showLadder(id, { name: file.name, ladder });
}
