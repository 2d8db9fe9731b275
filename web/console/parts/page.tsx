// The head of a page: its title, what can be done on it, and what it is about.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface PageProps {
  title: string;
  about?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ title, about, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - Seatledger`;
  }, [title]);
  // A new page is a new place: a screen reader begins at its heading.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main">
      <header class="page-head">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {about && <p class="about">{about}</p>}
        </div>
        {actions && <div class="actions">{actions}</div>}
      </header>
      {children}
    </main>
  );
}

export function Card(props: {
  title?: string;
  more?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <section class={`card ${props.class ?? ''}`} aria-label={props.title}>
      {props.title && (
        <header>
          <h2>{props.title}</h2>
          {props.more}
        </header>
      )}
      {props.children}
    </section>
  );
}
