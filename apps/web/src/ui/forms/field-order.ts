type WrapperPart = 'label' | 'input' | 'error' | 'description';

/** The error is directly below the field, before any hint. */
export const FIELD_ORDER: WrapperPart[] = ['label', 'input', 'error', 'description'];
