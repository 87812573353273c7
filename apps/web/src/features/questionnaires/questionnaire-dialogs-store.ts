import type { QuestionnaireDto } from '@sestante/api-client/types';
import { create } from 'zustand';

export interface AskedDialog {
  /** Link and QR code, or a new expiry day, which also reopens a questionnaire that is not open. */
  kind: 'link' | 'expiry';
  questionnaire: QuestionnaireDto;
}

const useAsked = create<AskedDialog | null>()(() => null);

/** Opens a dialog about a questionnaire from any page; the shell renders the single dialog. */
export const questionnaireDialogs = {
  open: (kind: AskedDialog['kind'], questionnaire: QuestionnaireDto) => useAsked.setState({ kind, questionnaire }, true),
  close: () => useAsked.setState(null, true),
  useAsked,
};
