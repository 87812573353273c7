import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Allows custom properties in `style`, with which a component passes numbers to its stylesheet. */
    [name: `--${string}`]: string | number | undefined;
  }
}
