import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Dragged item, by its element. */
const dragged = new WeakMap<Element, unknown>();

interface RowDrag<Item> {
  item: Item;
  /** Returns whether another item can be dropped onto this one; every item by default. */
  accepts?: (item: Item) => boolean;
  onDrop: (item: Item) => void;
}

/**
 * Makes a row draggable and a drop target for the others; buttons offer the same without a pointer.
 * @returns `over` under an item that comes from below and would be placed before the row, `after` under one from above
 */
export function useRowDrag<Item>(row: RefObject<HTMLElement | null>, drag: RowDrag<Item>): 'dragging' | 'over' | 'after' | null {
  const [state, setState] = useState<'dragging' | 'over' | 'after' | null>(null);
  const latest = useRef(drag);
  useEffect(() => {
    latest.current = drag;
  });
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const stopDragging = draggable({
      element,
      onDragStart: () => {
        dragged.set(element, latest.current.item);
        setState('dragging');
      },
      onDrop: () => setState(null),
    });
    const stopDropping = dropTargetForElements({
      element,
      canDrop: ({ source }) =>
        dragged.has(source.element) &&
        source.element !== element &&
        (latest.current.accepts?.(dragged.get(source.element) as Item) ?? true),
      onDragEnter: ({ source }) =>
        setState(source.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'after' : 'over'),
      onDragLeave: () => setState(null),
      onDrop: ({ source }) => {
        setState(null);
        latest.current.onDrop(dragged.get(source.element) as Item);
      },
    });
    return () => {
      stopDragging();
      stopDropping();
    };
  }, [row]);
  return state;
}
