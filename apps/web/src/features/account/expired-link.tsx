import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../../lib/problems';
import { AuthFrame } from './auth-frame';

/** Shown alike for a used, expired, replaced or unknown link, so that the page does not reveal which one it is. */
export function ExpiredLink({ kind }: { kind: 'invitation' | 'reset' }) {
  const reset = kind === 'reset';
  return (
    <AuthFrame
      title="Il collegamento non vale più"
      hint={
        reset
          ? 'È già stato usato, oppure è passata più di mezz’ora. Chiedine un altro: arriva subito.'
          : 'È già stato usato, è scaduto, oppure ne è stato mandato uno più recente. Chi amministra l’agenzia può invitarti di nuovo.'
      }
    >
      {reset && (
        <Button size="md" renderRoot={(props) => <Link {...props} to="/reimposta-password" />}>
          Chiedi un altro collegamento
        </Button>
      )}
      <Button size="md" variant="default" renderRoot={(props) => <Link {...props} to="/accesso" />}>
        Vai all’accesso
      </Button>
    </AuthFrame>
  );
}

export function isExpiredLink(error: unknown): boolean {
  return error instanceof ApiProblem && error.errors.some(({ pointer }) => pointer === '/token');
}
