import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import type { CrmActionDto } from '@sestante/api-client/types';
import { type RefObject, useEffect, useRef, useState } from 'react';

interface Dragged {
  action: CrmActionDto;
  /** How far below its upper edge it was taken hold of. */
  grip: number;
}

/** What is under way, by the element that is dragged. */
const dragged = new WeakMap<Element, Dragged>();

/** Lets an action be dragged; true while it is. */
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

/** Where an action can be let go; `top` is where its upper edge would be, from the top of the place. True while one is over it. */
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
