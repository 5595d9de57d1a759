import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import { cardForms, parseHex } from '../../../../../shared/device/card-number';
import { doorName } from '../../door-name';
import classes from '../enrol.module.css';
import type { EnrolPerson } from '../session';

interface PrintListProps {
  readonly intercom: Intercom;
  readonly people: readonly EnrolPerson[];
}

/** The list on paper, with room for a signature: what is printed instead of the window. */
export function PrintList({ intercom, people }: PrintListProps) {
  const { t } = useTranslation();
  return createPortal(
    <div className={classes.print} data-print="true">
      <h1>{t('enrol.print.title', { name: doorName(intercom) })}</h1>
      <p>
        {t('enrol.print.when', {
          time: new Date().toLocaleString(),
          mac: intercom.mac,
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('enrol.print.name')}</th>
            <th>{t('enrol.print.card')}</th>
            <th>{t('enrol.print.decimal')}</th>
            <th>{t('enrol.print.signed')}</th>
          </tr>
        </thead>
        <tbody>
          {people.flatMap(({ key, name, cards }) =>
            (cards.length > 0 ? cards : ['']).map((card) => (
              <tr key={`${key} ${card}`}>
                <td>{name}</td>
                <td>{card === '' ? t('enrol.print.none') : card}</td>
                <td>{decimalOf(card)}</td>
                <td />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}

function decimalOf(card: string): string {
  const bytes = parseHex(card);
  return bytes ? cardForms(bytes).decimal : '';
}
