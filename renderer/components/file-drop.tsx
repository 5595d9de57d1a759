import { Button, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_INLINE_FILE, type FileHandle } from '../../shared/contract/app';
import { AppError, toAppError, type AppErrorData } from '../../shared/errors';
import { api } from '../api';
import classes from './file-drop.module.css';

interface Props {
  /** A verb with its object: "Choose the file…". */
  readonly label: string;
  /** Title of the dialog. */
  readonly title: string;
  /** Without the dot; empty means any file. */
  readonly extensions: readonly string[];
  readonly busy?: boolean;
  readonly onFile: (file: FileHandle) => void;
  readonly onProblem: (problem: AppErrorData) => void;
}

/** A place to drop a file on, with a button that opens the dialog. Gives a token, never a path. */
export function FileDrop({ label, title, extensions, busy, onFile, onProblem }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [taking, setTaking] = useState(false);

  const take = async (ask: () => Promise<FileHandle | undefined>) => {
    setTaking(true);
    try {
      const file = await ask();
      if (file) onFile(file);
    } catch (error) {
      onProblem(toAppError(error).toData());
    } finally {
      setTaking(false);
    }
  };
  const pick = async () => (await api.pickFiles({ title, extensions }))[0];
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void take(() => putFile(file));
  };

  return (
    <div
      className={classes.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Button
        leftSection={<IconFileUpload size={20} aria-hidden />}
        loading={taking || busy === true}
        onClick={() => void take(pick)}
      >
        {label}
      </Button>
      <Text c="dimmed">{t('common.orDrop')}</Text>
    </div>
  );
}

/**
 * Hands a file of the window to the program behind it.
 *
 * @throws AppError `file.too-large` where the file has to go by the dialog instead
 */
export async function putFile(file: File): Promise<FileHandle> {
  if (file.size > MAX_INLINE_FILE)
    throw new AppError('file.too-large', `"${file.name}" is too large to be dropped here.`, {
      hint: 'Choose it with the button instead.',
    });
  return api.call('files.put', { name: file.name, base64: await base64Of(file) });
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = reader.result;
      resolve(typeof url === 'string' ? url.slice(url.indexOf(',') + 1) : '');
    });
    reader.addEventListener('error', () =>
      reject(
        new AppError('file.unreadable', `"${file.name}" cannot be read.`, { cause: reader.error }),
      ),
    );
    reader.readAsDataURL(file);
  });
}
