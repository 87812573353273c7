import classes from './select-box.module.css';

interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** Indeterminate state: some rows selected. */
  some?: boolean;
  /** Called with true when Shift is held, to select a range. */
  onToggle: (range: boolean) => void;
}

/** Native checkbox, cheap enough for hundreds of rows; its margin is clickable too and it is not a tab stop. */
export function SelectBox({ label, checked, some = false, onToggle }: SelectBoxProps) {
  return (
    <label className={classes['area']}>
      <input
        ref={(box) => {
          if (box) box.indeterminate = some;
        }}
        type="checkbox"
        className={classes['box']}
        tabIndex={-1}
        aria-label={label}
        checked={checked}
        onChange={({ nativeEvent }) => onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  );
}
