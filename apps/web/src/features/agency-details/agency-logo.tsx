import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { deleteAgencyLogo, getAgencyLogo, putAgencyLogo } from '@sestante/api-client';
import type { AgencyDetailsDto } from '@sestante/api-client/types';
import { IconPhoto, IconPhotoUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import classes from './agency-page.module.css';
import { logoError } from './logo-error';

/** Logo of the agency on the reports: shown, replaced and removed. */
export function AgencyLogo({ details: { hasLogo, version } }: { details: AgencyDetailsDto }) {
  const input = useRef<HTMLInputElement>(null);
  const readOnlyProps = useReadOnlyProps();
  const [fileError, setFileError] = useState<string | null>(null);
  const image = useQuery({
    // Of this version of the details: fetched again by name, a logo that was just removed would be missing.
    queryKey: ['agencyLogo', version],
    queryFn: async ({ signal }) => (await getAgencyLogo({ parseAs: 'blob', signal, throwOnError: true })).data,
    enabled: hasLogo,
    meta: { handled: true },
  });
  const source = useObjectUrl(hasLogo ? image.data : undefined);
  const meta = { affects: ['agency'], handled: true };
  const upload = useMutation({
    mutationFn: async (file: File) => (await putAgencyLogo({ body: { file }, throwOnError: true })).data,
    onSuccess: () => showToast('Logo salvato'),
    meta,
  });
  const remove = useMutation({
    mutationFn: async () => (await deleteAgencyLogo({ throwOnError: true })).data,
    onSuccess: () => showToast('Logo tolto'),
    meta,
  });
  const error = upload.error ?? remove.error;
  const refusal = fileError ?? (error && (Object.values(fieldErrorsOf(error))[0] ?? problemText(error).message));

  function take(file: File | undefined): void {
    if (!file) return;
    const found = logoError(file);
    setFileError(found);
    if (found === null) upload.mutate(file);
    else upload.reset();
  }

  return (
    <section className={classes['logo']} aria-labelledby="logo">
      <h2 id="logo">Logo</h2>
      <p className="text-m soft">Sta in testa ai report. PNG o JPEG, fino a 512 kB; sullo sfondo bianco della pagina.</p>
      <div className={classes['sheet']}>
        {source === undefined ? (
          <span className="inline gap-s text-m">
            <IconPhoto size={18} stroke={1.7} aria-hidden />
            {hasLogo ? 'Attendi…' : 'Nessun logo: sui report c’è il nome.'}
          </span>
        ) : (
          <img src={source} alt="Logo dell’agenzia" />
        )}
      </div>
      {refusal !== null && (
        <p role="alert" className={classes['refusal']}>
          {refusal}
        </p>
      )}
      <div className="row wraps gap-m">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPhotoUp size={16} stroke={1.7} />}
          loading={upload.isPending}
          onClick={() => input.current?.click()}
          {...readOnlyProps}
        >
          {hasLogo ? 'Cambia logo' : 'Carica logo'}
        </Button>
        {hasLogo && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconTrash size={16} stroke={1.7} />}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
            {...readOnlyProps}
          >
            Togli logo
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File del logo"
          accept="image/png,image/jpeg"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // Resets the input, so that choosing the same file again after a change fires an event.
            currentTarget.value = '';
            take(file);
          }}
        />
      </div>
    </section>
  );
}

/** Address of an image in memory, released when another one is shown. */
function useObjectUrl(image: unknown): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!(image instanceof Blob)) return undefined;
    const made = URL.createObjectURL(image);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [image]);
  return url;
}
