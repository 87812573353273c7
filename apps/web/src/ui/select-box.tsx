import classes from './select-box.module.css';

interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** Neither all nor none. */
  some?: boolean;
  /** `range` with Maiusc held down. */
  onToggle: (range: boolean) => void;
}

/** The browser's own box, for lists that draw hundreds of them: a click beside it counts, and it is no tab stop. */
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
