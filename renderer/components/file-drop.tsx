import { Button, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileHandle } from '../../shared/contract/app';
import { toAppError, type AppErrorData } from '../../shared/errors';
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
  /** Several files at once; `onFile` is called for each. */
  readonly multiple?: boolean;
  readonly onFile: (file: FileHandle) => void;
  readonly onProblem: (problem: AppErrorData) => void;
}

/** A place to drop a file on, with a button that opens the dialog. Gives a token, never a path. */
export function FileDrop(props: Props) {
  const { label, title, extensions, busy, multiple = false, onFile, onProblem } = props;
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [taking, setTaking] = useState(false);

  const take = async (ask: () => Promise<readonly FileHandle[]>) => {
    setTaking(true);
    try {
      for (const file of await ask()) onFile(file);
    } catch (error) {
      onProblem(toAppError(error).toData());
    } finally {
      setTaking(false);
    }
  };
  const pick = () => api.pickFiles({ title, extensions, multiple });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files].slice(0, multiple ? undefined : 1);
    if (dropped.length > 0) void take(() => Promise.all(dropped.map((file) => api.putFile(file))));
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
