type WrapperPart = 'label' | 'input' | 'error' | 'description';

/** What is wrong stands right under the field, before any hint. */
export const FIELD_ORDER: WrapperPart[] = ['label', 'input', 'error', 'description'];
