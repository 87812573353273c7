import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import type { CrmActionDto } from '@sestante/api-client/types';
import { type RefObject, useEffect, useRef, useState } from 'react';

interface Dragged {
  action: CrmActionDto;
  /** Distance in pixels from the event's upper edge to the pointer at the start of the drag. */
  grip: number;
}

/** Dragged action, by its element. */
const dragged = new WeakMap<Element, Dragged>();

/** Makes an event draggable; returns true while it is dragged. */
export function useEventDrag(event: RefObject<HTMLElement | null>, action: CrmActionDto, enabled: boolean): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const element = event.current;
    if (!element || !enabled) return;
    return draggable({
      element,
      onDragStart: ({ location }) => {
        const grip = location.initial.input.clientY - element.getBoundingClientRect().top;
        dragged.set(element, { action: latest.current, grip });
        setDragging(true);
      },
      onDrop: () => setDragging(false),
    });
  }, [event, enabled]);
  return dragging;
}

/**
 * Makes an element a drop target for actions; `top` is the distance in pixels from its upper edge to that of the
 * dropped event. Returns true while an action is over it.
 */
export function useEventDrop(place: RefObject<HTMLElement | null>, onDrop: (action: CrmActionDto, top: number) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      onDragEnter: ({ source }) => setOver(dragged.has(source.element)),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false);
        const taken = dragged.get(source.element);
        if (taken) latest.current(taken.action, location.current.input.clientY - taken.grip - element.getBoundingClientRect().top);
      },
    });
  }, [place]);
  return over;
}
