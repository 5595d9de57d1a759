import type { ReactNode } from 'react';
import type { CallInput } from '../../../shared/contract';
import { FormDialog } from '../../components/form-dialog';
import { editSite } from '../../stores/site';

interface Props {
  readonly title: string;
  /** A verb with its object: "Save the door". */
  readonly saveLabel: string;
  /** Why it cannot be saved at all, such as a site that is read only; empty where it can. */
  readonly refused?: string;
  /** What to change in the site; null where something is missing, which the fields then say. */
  readonly edits: () => CallInput<'site.edit'>['edits'] | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The dialog in which one thing of the site is edited: saved on the disk when it closes. */
export function EditorDialog(props: Props) {
  const { title, saveLabel, refused = '', edits, onClose, children } = props;
  return (
    <FormDialog
      title={title}
      size={760}
      submitLabel={saveLabel}
      disabled={refused !== ''}
      submit={() => {
        const wanted = edits();
        return wanted === null ? null : editSite(wanted);
      }}
      onClose={onClose}
    >
      {children}
      {refused !== '' && <p role="status">{refused}</p>}
    </FormDialog>
  );
}
