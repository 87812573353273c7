import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import type { SheetTab } from '@sestante/api-client/types';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Dragged tab, by its element. */
const dragged = new WeakMap<Element, SheetTab>();

/** Makes a row draggable and a drop target for the others; buttons offer the same without a pointer. */
export function useTabDrag(line: RefObject<HTMLElement | null>, name: SheetTab, onDrop: (name: SheetTab) => void) {
  const [state, setState] = useState<'dragging' | 'over' | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    dragged.set(element, name);
    const stopDragging = draggable({ element, onDragStart: () => setState('dragging'), onDrop: () => setState(null) });
    const stopDropping = dropTargetForElements({
      element,
      canDrop: ({ source }) => dragged.has(source.element) && source.element !== element,
      onDragEnter: () => setState('over'),
      onDragLeave: () => setState(null),
      onDrop: ({ source }) => {
        setState(null);
        const other = dragged.get(source.element);
        if (other) latest.current(other);
      },
    });
    return () => {
      stopDragging();
      stopDropping();
    };
  }, [line, name]);
  return state;
}
