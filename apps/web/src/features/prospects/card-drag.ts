import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Client } from '../records/client-names';

/** Prospect being dragged, by its element. */
const dragged = new WeakMap<Element, Client>();

/** Makes a card draggable; returns true while it is being dragged. */
export function useCardDrag(card: RefObject<HTMLElement | null>, prospect: Client, enabled: boolean, onStart: () => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef({ prospect, onStart });
  useEffect(() => {
    latest.current = { prospect, onStart };
  });
  useEffect(() => {
    const element = card.current;
    if (!element || !enabled) return;
    return draggable({
      element,
      onDragStart: () => {
        dragged.set(element, latest.current.prospect);
        latest.current.onStart();
        setDragging(true);
      },
      onDrop: () => setDragging(false),
    });
  }, [card, enabled]);
  return dragging;
}

interface CardDrop {
  /** Returns false for a card that is already there. */
  accepts: (prospect: Client) => boolean;
  onDrop: (prospect: Client) => void;
}

/** Makes an element a drop target; returns true while an accepted card is over it. */
export function useCardDrop(place: RefObject<HTMLElement | null>, drop: CardDrop): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => {
    if (!place.current) return;
    const accepted = (element: Element) => {
      const prospect = dragged.get(element);
      return prospect && latest.current.accepts(prospect) ? prospect : null;
    };
    return dropTargetForElements({
      element: place.current,
      onDragEnter: ({ source }) => setOver(accepted(source.element) !== null),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        const prospect = accepted(source.element);
        if (prospect) latest.current.onDrop(prospect);
      },
    });
  }, [place]);
  return over;
}
